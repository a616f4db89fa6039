-- requires: vector
-- Without a dimension, since that is the model's; the table below holds every vector to one model and length.
alter table chunks add column embedding vector;

create table search_embedding_model (
  is_only boolean primary key default true check (is_only),
  model text not null,
  dimension integer not null check (dimension > 0)
);
