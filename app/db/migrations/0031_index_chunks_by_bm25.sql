-- requires: bm25
-- k1 and b as in app/domain/search/ranking-weights.ts.
create index chunks_terms_bm25 on chunks using bm25 (terms) with (text_config = 'simple', k1 = 1.2, b = 0.75);

-- The planner takes a small or never analysed table for cheap to scan and then scores row by row, which is a hundred times
-- slower than the index (30 s instead of 0.05 s at 59,000 chunks); hence a function with its own setting. Dynamic, so that
-- each call is planned with its values.
create function search_chunks_by_bm25(
  query text, of_language text, of_grades text[], of_kinds text[], valid_on date, at_most integer
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
      order by c.terms <@> to_bm25query($1, ''chunks_terms_bm25'')
      limit $6'
    using query, of_language, of_grades, of_kinds, valid_on, at_most;
end
$$;
