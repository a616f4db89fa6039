-- requires: bm25
-- The functions of 0031 and 0034 with two more filters. The shorter ones stay for processes of the release before.
create function search_chunks_by_bm25(
  query text, of_language text, of_grades text[], of_kinds text[], valid_on date, of_audience text, of_places text[],
  at_most integer
) returns setof chunks
language plpgsql stable
set enable_seqscan = off
as $$
begin
  return query execute
    'select c.*
       from chunks c
      where c.language = $2
        and c.grade = any($3)
        and c.kind = any($4)
        and (c.valid_from is null or c.valid_from <= $5)
        and (c.valid_to is null or c.valid_to >= $5)
        and ($6 is null or c.audiences = ''{}'' or $6 = any(c.audiences))
        and ($7 is null or c.places = ''{}'' or c.places && $7)
      order by c.terms <@> to_bm25query($1, ''chunks_terms_bm25'')
      limit $8'
    using query, of_language, of_grades, of_kinds, valid_on, of_audience, of_places, at_most;
end
$$;

create function search_records_by_bm25(
  query text, of_language text, of_grades text[], of_kinds text[], valid_on date, of_audience text, of_places text[],
  at_most integer
) returns setof search_records
language plpgsql stable
set enable_seqscan = off
as $$
begin
  return query execute
    'select r.*
       from search_records r
      where r.language = $2
        and r.grade = any($3)
        and r.kind = any($4)
        and (r.valid_from is null or r.valid_from <= $5)
        and (r.valid_to is null or r.valid_to >= $5)
        and ($6 is null or r.audiences = ''{}'' or $6 = any(r.audiences))
        and ($7 is null or r.places = ''{}'' or r.places && $7)
      order by r.terms <@> to_bm25query($1, ''search_records_bm25'')
      limit $8'
    using query, of_language, of_grades, of_kinds, valid_on, of_audience, of_places, at_most;
end
$$;
