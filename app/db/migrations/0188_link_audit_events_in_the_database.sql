-- The newest link of the chain, moved on by one event: nobody else can continue it until this transaction ends. What is hashed
-- stands before and after the event's number (`textOfEvent` in the code). A function, so that the event itself is one plain insert.
create function next_audit_link(text_before text, text_after text, out seq bigint, out previous_hash text, out hash text)
language plpgsql as $$
begin
  select h.seq + 1, h.hash into seq, previous_hash from audit_chain_head h for update;
  if not found then
    raise exception 'audit_chain_head has no row';
  end if;
  hash := encode(sha256(convert_to(previous_hash || text_before || seq::text || text_after, 'UTF8')), 'hex');
  update audit_chain_head h set seq = next_audit_link.seq, hash = next_audit_link.hash;
end;
$$;
