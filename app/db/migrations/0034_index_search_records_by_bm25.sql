-- requires: bm25
create index search_records_bm25 on search_records using bm25 (terms) with (text_config = 'simple', k1 = 1.2, b = 0.75);

-- With its own setting for the reason given in 0031.
create function search_records_by_bm25(
  query text, of_language text, of_grades text[], of_kinds text[], valid_on date, at_most integer
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
      order by r.terms <@> to_bm25query($1, ''search_records_bm25'')
      limit $6'
    using query, of_language, of_grades, of_kinds, valid_on, at_most;
end
$$;
