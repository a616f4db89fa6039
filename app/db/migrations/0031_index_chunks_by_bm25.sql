-- requires: bm25
-- Small b: a long passage under one heading is not less about it.
create index chunks_terms_bm25 on chunks using bm25 (terms) with (text_config = 'simple', k1 = 0.9, b = 0.4);
