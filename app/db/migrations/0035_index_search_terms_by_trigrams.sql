-- requires: trigram
create index search_terms_trigrams on search_terms using gin (term gin_trgm_ops);

-- Words of the index that look like one that stands nowhere in it.
create function search_terms_like(wanted text, of_language text, at_most integer)
returns table (term text, likeness real)
language plpgsql stable
set pg_trgm.similarity_threshold = 0.25
as $$
begin
  return query
    select t.term, similarity(t.term, wanted)
      from search_terms t
     where t.language = of_language
       and t.term % wanted
       and length(t.term) between length(wanted) - 2 and length(wanted) + 2
     order by 2 desc, t.chunk_count desc, t.term
     limit at_most;
end
$$;
