-- nodes by id
select concat('[', group_concat(iif(n.row_id is null, 'null', concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']')), ','
  order by j.key), ']')
  from json_each(?1) j
  left join node n on n.id = j.value and n.retired_load is null
-- ?1 = "[\"Company:a\",\"Chip:b\"]"

-- nodes by id, as of an earlier load
select concat('[', group_concat(iif(n.row_id is null, 'null', concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']')), ','
  order by j.key), ']')
  from json_each(?1) j
  left join node n on n.id = j.value and n.added_load <= ?2 and (n.retired_load is null or n.retired_load > ?2)
-- ?1 = "[\"Company:a\"]"
-- ?2 = 3

-- edges by id
select concat('[', group_concat(iif(e.row_id is null, 'null', concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ']')), ','
  order by j.key), ']')
  from json_each(?1) j
  left join edge e on e.id = j.value and e.retired_load is null
  left join node s on s.row_id = e.source
  left join node t on t.row_id = e.target
-- ?1 = "[\"x\"]"

-- nodes by name
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21

-- nodes by name, going on
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select *
  from (select *
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and json_extract(n.folded, '$.name') = ?1 and n.id > ?2
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?3)
  union all select *
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and json_extract(n.folded, '$.name') > ?1
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?3))
  order by k0 asc, k1 asc limit ?3) p
  join node n on n.row_id = p.r), ']')
-- ?1 = "acme"
-- ?2 = "Company:acme"
-- ?3 = 21

-- nodes by name, from the end
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select *
  from (select *
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and json_extract(n.folded, '$.name') = ?1 and n.id < ?2
  order by json_extract(n.folded, '$.name') desc, n.id desc limit ?3)
  union all select *
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and json_extract(n.folded, '$.name') < ?1
  order by json_extract(n.folded, '$.name') desc, n.id desc limit ?3))
  order by k0 desc, k1 desc limit ?3) p
  join node n on n.row_id = p.r), ']')
-- ?1 = "acme"
-- ?2 = "Company:acme"
-- ?3 = 21

-- nodes of two kinds by date
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 desc nulls last, k1 desc), ']')
  from (select *
  from (select *
  from (select n.row_id as r, substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) is not null
  order by substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) desc, n.id desc limit ?1)
  union all select *
  from (select n.row_id as r, substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) is null
  order by substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) desc, n.id desc limit ?1)
  union all select *
  from (select n.row_id as r, substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) as k0, n.id as k1
  from node n
  where n.kind = 'Institution' and n.retired_load is null and substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) is not null
  order by substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) desc, n.id desc limit ?1)
  union all select *
  from (select n.row_id as r, substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) as k0, n.id as k1
  from node n
  where n.kind = 'Institution' and n.retired_load is null and substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) is null
  order by substr(json_extract(n.record, '$.foundedOn') || '-01-01', 1, 10) desc, n.id desc limit ?1))
  order by k0 desc nulls last, k1 desc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21

-- nodes by money, between two positions
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 desc nulls last, k1 desc), ']')
  from (select *
  from (select *
  from (select n.row_id as r, iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) as k0, n.id as k1
  from node n
  where n.kind = 'Facility' and n.retired_load is null and iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) = cast(?2 as numeric) and n.id < ?3 and (iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) is null and n.id > ?4 or iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) is not null)
  order by iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) desc, n.id desc limit ?5)
  union all select *
  from (select n.row_id as r, iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) as k0, n.id as k1
  from node n
  where n.kind = 'Facility' and n.retired_load is null and iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) < cast(?2 as numeric) and (iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) is null and n.id > ?4 or iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) is not null)
  order by iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) desc, n.id desc limit ?5)
  union all select *
  from (select n.row_id as r, iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) as k0, n.id as k1
  from node n
  where n.kind = 'Facility' and n.retired_load is null and iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) is null and (iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) is null and n.id > ?4 or iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) is not null)
  order by iif(json_extract(n.record, '$.capitalCost.currency') = ?1, json_extract(n.record, '$.capitalCost.minor'), null) desc, n.id desc limit ?5))
  order by k0 desc nulls last, k1 desc limit ?5) p
  join node n on n.row_id = p.r), ']')
-- ?1 = "USD"
-- ?2 = "500"
-- ?3 = "Facility:a"
-- ?4 = "Facility:b"
-- ?5 = 21

-- nodes that name others
select concat('[', group_concat((select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node_ref m
  join node n on n.row_id = m.node
  where m.field = 'baseModel' and m.target = 'AiModel:' || j.value and (n.kind = 'AiModel') and n.retired_load is null
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ','
  order by j.key), ']')
  from json_each(?2) j
-- ?1 = 21
-- ?2 = "[\"a\",\"b\"]"

-- edges of many nodes
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ']'), ','
  order by k0 desc), ']')
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null
  order by e.pos desc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?2) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "[\"Company:a\",\"Company:b\"]"

-- edges, going on
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ']'), ','
  order by k0 desc), ']')
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and e.pos < ?2
  order by e.pos desc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?3) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "2026-01-01!x"
-- ?3 = "[\"Company:a\",\"Company:b\"]"

-- edges, oldest first
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ']'), ','
  order by k0 < '0' asc, k0 asc), ']')
  from (select *
  from (select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and e.pos >= '0'
  order by e.pos asc limit ?1)
  union all select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and e.pos < '0'
  order by e.pos asc limit ?1))
  order by k0 < '0' asc, k0 asc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?2) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "[\"Company:a\",\"Company:b\"]"

-- edges, oldest first, going on after an undated one
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ']'), ','
  order by k0 < '0' asc, k0 asc), ']')
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and e.pos > ?2 and e.pos < '0'
  order by e.pos asc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?3) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "!x"
-- ?3 = "[\"Company:a\",\"Company:b\"]"

-- edges of both sides, as of an earlier load and day
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ']'), ','
  order by k0 desc), ']')
  from (select *
  from (select *
  from (select e.row_id as r, e.target as far, 1 as forward, 'PARTNERS_WITH' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'PARTNERS_WITH' and e.source = o.row_id and e.retired_load is null and e.added_load <= ?2 and (e.since is null or e.since <= ?3) and (e.until is null or e.until >= ?3)
  order by e.pos desc limit ?1)
  union all select *
  from (select e.row_id as r, e.target as far, 1 as forward, 'PARTNERS_WITH' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'PARTNERS_WITH' and e.source = o.row_id and e.retired_load is not null and e.added_load <= ?2 and e.retired_load > ?2 and (e.since is null or e.since <= ?3) and (e.until is null or e.until >= ?3)
  order by e.pos desc limit ?1)
  union all select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'PARTNERS_WITH' as type, 1 as way, e.pos as k0
  from edge e
  where e.type = 'PARTNERS_WITH' and e.target = o.row_id and e.retired_load is null and e.added_load <= ?2 and (e.since is null or e.since <= ?3) and (e.until is null or e.until >= ?3)
  order by e.pos desc limit ?1)
  union all select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'PARTNERS_WITH' as type, 1 as way, e.pos as k0
  from edge e
  where e.type = 'PARTNERS_WITH' and e.target = o.row_id and e.retired_load is not null and e.added_load <= ?2 and e.retired_load > ?2 and (e.since is null or e.since <= ?3) and (e.until is null or e.until >= ?3)
  order by e.pos desc limit ?1))
  order by k0 desc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target ), ','
  order by j.key), ']')
  from json_each(?4) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = 3
-- ?3 = "2026-01-31"
-- ?4 = "[\"Company:a\",\"Company:b\"]"

-- edges by a field of the far node
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ']'), ','
  order by k0 asc nulls last, k1 < '0' asc, k1 asc), ']')
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, json_extract(f.folded, '$.name') as k0, e.pos as k1
  from edge e
  join node f on f.row_id = e.source
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and (json_extract(f.folded, '$.name') = ?2 and e.pos > ?3 and e.pos >= '0' or json_extract(f.folded, '$.name') = ?2 and e.pos < '0' or json_extract(f.folded, '$.name') > ?2 or json_extract(f.folded, '$.name') is null)
  order by json_extract(f.folded, '$.name') asc nulls last, e.pos < '0' asc, e.pos asc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?4) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "acme"
-- ?3 = "2026-01-01!x"
-- ?4 = "[\"Company:a\",\"Company:b\"]"

-- edges, one per far node
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ']'), ','
  order by k0 desc), ']')
  from (select *
  from (select *, max(k0)
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null) group by far)
  where 1
  order by k0 desc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?2) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "[\"Company:a\",\"Company:b\"]"

-- facts that rest on a source
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ']'), ','
  order by k0 desc), ']')
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, m.pos as k0
  from edge_ref m
  join edge e on e.row_id = m.edge
  where m.type = 'INVESTED_IN' and m.field = 'sources' and m.target = o.id and m.live = 1 and e.retired_load is null
  order by m.pos desc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?2) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "[\"Company:a\",\"Company:b\"]"

-- facts along an edge and by ref
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ']'), ','
  order by k0 desc), ']')
  from (select *, min(way)
  from (select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null
  order by e.pos desc limit ?1)
  union all select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 1 as way, m.pos as k0
  from edge_ref m
  join edge e on e.row_id = m.edge
  where m.type = 'INVESTED_IN' and m.field = 'sources' and m.target = o.id and m.live = 1 and e.retired_load is null
  order by m.pos desc limit ?1)) group by r
  order by k0 desc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?2) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "[\"Company:a\",\"Company:b\"]"

-- ends
select concat('[', group_concat((select concat('[', group_concat(concat('["', p.k0, '","', p.type, '","', f.id, '",', p.forward, ']'), ','
  order by k0 desc), ']')
  from (select *
  from (select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null
  order by e.pos desc limit ?1)
  union all select *
  from (select e.row_id as r, e.target as far, 1 as forward, 'PARTNERS_WITH' as type, 1 as way, e.pos as k0
  from edge e
  where e.type = 'PARTNERS_WITH' and e.source = o.row_id and e.retired_load is null
  order by e.pos desc limit ?1)
  union all select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'PARTNERS_WITH' as type, 2 as way, e.pos as k0
  from edge e
  where e.type = 'PARTNERS_WITH' and e.target = o.row_id and e.retired_load is null
  order by e.pos desc limit ?1))
  order by k0 desc limit ?1) p
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?2) j
  left join node o on o.id = j.value
-- ?1 = 26
-- ?2 = "[\"Company:a\"]"

-- ends, filtered
select concat('[', group_concat((select concat('[', group_concat(concat('["', p.k0, '","', p.type, '","', f.id, '",', p.forward, ']'), ','
  order by k0 desc), ']')
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and json_extract(e.record, '$.confidence') >= cast(?2 as numeric)
  order by e.pos desc limit ?1) p
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?3) j
  left join node o on o.id = j.value
-- ?1 = 26
-- ?2 = "0.5"
-- ?3 = "[\"Company:a\"]"

-- ends among nodes
select concat('[', group_concat((select concat('[', group_concat(concat('["', p.k0, '","', p.type, '","', f.id, '",', p.forward, ']'), ','
  order by k0 desc), ']')
  from (select *
  from (select *
  from (select e.row_id as r, e.target as far, 1 as forward, 'PARTNERS_WITH' as type, 0 as way, e.pos as k0
  from edge e
  where e.type = 'PARTNERS_WITH' and e.source = o.row_id and e.retired_load is null and +e.target in (select row_id
  from node
  where id in (select value
  from json_each(?2)))
  order by e.pos desc limit ?1)
  union all select *
  from (select e.row_id as r, e.source as far, 0 as forward, 'PARTNERS_WITH' as type, 1 as way, e.pos as k0
  from edge e
  where e.type = 'PARTNERS_WITH' and e.target = o.row_id and e.retired_load is null and +e.source in (select row_id
  from node
  where id in (select value
  from json_each(?2)))
  order by e.pos desc limit ?1))
  order by k0 desc limit ?1) p
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?3) j
  left join node o on o.id = j.value
-- ?1 = 26
-- ?2 = "[\"Company:b\"]"
-- ?3 = "[\"Company:a\"]"

-- tokens
select concat('[', group_concat(coalesce(n.row_id, 'null'), ','
  order by j.key), ']')
  from json_each(?1) j
  left join node n on n.id = j.value and n.retired_load is null
-- ?1 = "[\"Company:a\"]"

-- ids of tokens
select concat('[', group_concat('"' || id || '"', ','
  order by row_id), ']')
  from node
  where row_id in (select value
  from json_each(?1))
-- ?1 = "[1,2]"

-- what is reached
select concat('[', group_concat(iif((select total(d.count)
  from degree d
  where d.node = o.row_id and (d.type, d.direction) in (values ('INVESTED_IN', 'IN'), ('PARTNERS_WITH', 'OUT'), ('PARTNERS_WITH', 'IN'))) < ?1, (select concat('[', '[', group_concat(far, ','), ']', ',', '[]', ',', '[]', ']')
  from (select e.source as far
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null
  union all select e.target as far
  from edge e
  where e.type = 'PARTNERS_WITH' and e.source = o.row_id and e.retired_load is null
  union all select e.source as far
  from edge e
  where e.type = 'PARTNERS_WITH' and e.target = o.row_id and e.retired_load is null)), (select concat('[', '[', group_concat(far, ','
  order by pos desc), ']', ',', '[]', ',', '[]', ']')
  from (select *
  from (select *
  from (select e.source as far, e.pos as pos
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null
  order by pos desc limit ?1)
  union all select *
  from (select e.target as far, e.pos as pos
  from edge e
  where e.type = 'PARTNERS_WITH' and e.source = o.row_id and e.retired_load is null
  order by pos desc limit ?1)
  union all select *
  from (select e.source as far, e.pos as pos
  from edge e
  where e.type = 'PARTNERS_WITH' and e.target = o.row_id and e.retired_load is null
  order by pos desc limit ?1))
  order by pos desc limit ?1))), ','
  order by o.key), ']')
  from (select key, value as row_id
  from json_each(?2)) o
-- ?1 = 26
-- ?2 = "[1]"

-- what is reached with dates, as of an earlier load and day
select concat('[', group_concat((select concat('[', '[', group_concat(far, ','
  order by pos desc), ']', ',', '[', group_concat(coalesce('"' || date || '"', 'null'), ','
  order by pos desc), ']', ',', '[]', ']')
  from (select *
  from (select *
  from (select e.source as far, e.pos as pos, json_extract(e.record, '$.announcedOn') as date
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and e.added_load <= ?1 and (e.since is null or e.since <= ?2) and (e.until is null or e.until >= ?2)
  order by pos desc limit ?3)
  union all select *
  from (select e.source as far, e.pos as pos, json_extract(e.record, '$.announcedOn') as date
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is not null and e.added_load <= ?1 and e.retired_load > ?1 and (e.since is null or e.since <= ?2) and (e.until is null or e.until >= ?2)
  order by pos desc limit ?3))
  order by pos desc limit ?3)), ','
  order by o.key), ']')
  from (select key, value as row_id
  from json_each(?4)) o
-- ?1 = 3
-- ?2 = "2026-01-31"
-- ?3 = 26
-- ?4 = "[1]"

-- links
select concat('[[', group_concat(source), '],[', group_concat(target), ']]')
  from (select e.source, e.target
  from edge e
  where e.type = 'OWNS' and e.retired_load is null limit ?1)
-- ?1 = 26

-- count of nodes
select concat('[', coalesce(sum(count), 0), ']')
  from tally
  where of = 'node' and name in ('Company', 'Person')

-- count of filtered nodes
select concat('[', (select count(*)
  from node n
  where n.kind = 'Company' and n.retired_load is null and json_extract(n.record, '$.ticker') is null), ']')

-- count of edges
select concat('[', group_concat((select (select coalesce(sum(d.count), 0)
  from degree d
  where d.node = o.row_id and (d.type, d.direction) in (values ('INVESTED_IN', 'IN'), ('PARTNERS_WITH', 'OUT'), ('PARTNERS_WITH', 'IN')))), ','
  order by j.key), ']')
  from json_each(?1) j
  left join node o on o.id = j.value
-- ?1 = "[\"Company:a\"]"

-- count of edges, as of an earlier load and day
select concat('[', group_concat((select count(*)
  from (select e.row_id as r
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and e.added_load <= ?1 and (e.since is null or e.since <= ?2) and (e.until is null or e.until >= ?2)
  union all select e.row_id as r
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is not null and e.added_load <= ?1 and e.retired_load > ?1 and (e.since is null or e.since <= ?2) and (e.until is null or e.until >= ?2))), ','
  order by j.key), ']')
  from json_each(?3) j
  left join node o on o.id = j.value
-- ?1 = 3
-- ?2 = "2026-01-31"
-- ?3 = "[\"Company:a\"]"

-- count of far nodes
select concat('[', group_concat((select count(distinct far)
  from (select e.source as far
  from edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null)), ','
  order by j.key), ']')
  from json_each(?1) j
  left join node o on o.id = j.value
-- ?1 = "[\"Company:a\"]"

-- figures of edges
with x as materialized (select j.key as j, e.source as far, json_extract(e.record, '$.amount.minor') as c0, json_extract(e.record, '$.amount.currency') as c1, json_extract(e.record, '$.amount.qualifier') as c2, e.record -> '$.stake' as c3, json_extract(e.record, '$.announcedOn') as c4
  from json_each(?1) j cross
  join node o on o.id = j.value cross
  join edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null) select concat('[', concat('[', (select concat('[', group_concat(json_array(j, k, n, d), ','), ']')
  from (select x.j, count(*) as n, count(distinct x.far) as d, null as k
  from x group by x.j, k)), ',', (select concat('[', group_concat(json_array(j, k, u, q, n, high, low, least, most), ','), ']')
  from (select x.j, c1 as u, c2 as q, count(*) as n, sum(c0 >> 26) as high, sum(c0 & 67108863) as low, min(c0) as least, max(c0) as most, null as k
  from x
  where c0 is not null group by x.j, k, u, q)), ',', (select concat('[', group_concat(concat('[', j, ',', json_quote(k), ',[', v, ']]'), ','), ']')
  from (select x.j, group_concat(c3, ',') as v, null as k
  from x
  where c3 is not null group by x.j, k)), ',', (select concat('[', group_concat(json_array(j, k, n, least, most), ','), ']')
  from (select x.j, count(*) as n, min(c4) as least, max(c4) as most, null as k
  from x
  where c4 is not null group by x.j, k)), ']'), ']')
-- ?1 = "[\"Company:a\",\"Company:b\"]"

-- figures of far nodes and quarters, as of an earlier load and day
with x as materialized (select j.key as j, e.source as far, json_extract(e.record, '$.amount.minor') as c0, json_extract(e.record, '$.amount.currency') as c1, json_extract(e.record, '$.amount.qualifier') as c2, json_extract(e.record, '$.announcedOn') as c3
  from json_each(?1) j cross
  join node o on o.id = j.value cross
  join edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and e.added_load <= ?2 and (e.since is null or e.since <= ?3) and (e.until is null or e.until >= ?3)
  union all select j.key as j, e.source as far, json_extract(e.record, '$.amount.minor') as c0, json_extract(e.record, '$.amount.currency') as c1, json_extract(e.record, '$.amount.qualifier') as c2, json_extract(e.record, '$.announcedOn') as c3
  from json_each(?1) j cross
  join node o on o.id = j.value cross
  join edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is not null and e.added_load <= ?2 and e.retired_load > ?2 and (e.since is null or e.since <= ?3) and (e.until is null or e.until >= ?3)) select concat('[', concat('[', (select concat('[', group_concat(json_array(j, k, n, d), ','), ']')
  from (select x.j, count(*) as n, 0 as d, null as k
  from x group by x.j, k)), ']'), ',', concat('[', (select concat('[', group_concat(json_array(j, (select id
  from node
  where row_id = k), n, d), ','), ']')
  from (select x.j, count(*) as n, 0 as d, x.far as k
  from x group by x.j, k)), ',', (select concat('[', group_concat(json_array(j, (select id
  from node
  where row_id = k), u, q, n, high, low, least, most), ','), ']')
  from (select x.j, c1 as u, c2 as q, count(*) as n, sum(c0 >> 26) as high, sum(c0 & 67108863) as low, min(c0) as least, max(c0) as most, x.far as k
  from x
  where c0 is not null group by x.j, k, u, q)), ']'), ',', concat('[', (select concat('[', group_concat(json_array(j, k, n, d), ','), ']')
  from (select x.j, count(*) as n, count(distinct x.far) as d, iif(length(c3) >= 7, concat(substr(c3, 1, 4), '-Q', (substr(c3, 6, 2) + 2) / 3), null) as k
  from x group by x.j, k)), ']'), ']')
-- ?1 = "[\"Company:a\",\"Company:b\"]"
-- ?2 = 3
-- ?3 = "2026-01-31"

-- figures of one edge per far node
with x as materialized (select *, max(pos)
  from (select j.key as j, e.source as far, e.pos as pos, e.record -> '$.stake' as c0
  from json_each(?1) j cross
  join node o on o.id = j.value cross
  join edge e
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null
  union all select j.key as j, e.source as far, m.pos as pos, e.record -> '$.stake' as c0
  from json_each(?1) j cross
  join node o on o.id = j.value cross
  join edge_ref m
  join edge e on e.row_id = m.edge
  where m.type = 'INVESTED_IN' and m.field = 'sources' and m.target = o.id and m.live = 1 and e.retired_load is null) group by j, far) select concat('[', concat('[', (select concat('[', group_concat(json_array(j, k, n, d), ','), ']')
  from (select x.j, count(*) as n, 0 as d, null as k
  from x group by x.j, k)), ',', (select concat('[', group_concat(concat('[', j, ',', json_quote(k), ',[', v, ']]'), ','), ']')
  from (select x.j, group_concat(c0, ',') as v, null as k
  from x
  where c0 is not null group by x.j, k)), ']'), ']')
-- ?1 = "[\"Company:a\",\"Company:b\"]"

-- figures of nodes that name others, per value of a list
with x as materialized (select j.key as j, n.row_id as far, json_extract(n.record, '$.applications') as c0, json_extract(n.record, '$.acceleratorCount') as c1
  from json_each(?1) j cross
  join node_ref m cross
  join node n on n.row_id = m.node
  where m.field = 'sources' and m.target = 'Source:' || j.value and n.kind = 'Facility' and n.retired_load is null and json_extract(n.record, '$.phase') is null) select concat('[', concat('[', (select concat('[', group_concat(json_array(j, k, n, d), ','), ']')
  from (select x.j, count(*) as n, 0 as d, null as k
  from x group by x.j, k)), ']'), ',', concat('[', (select concat('[', group_concat(json_array(j, k, n, d), ','), ']')
  from (select x.j, count(*) as n, 0 as d, l.value as k
  from x
  left join json_each(x.c0) l group by x.j, k)), ',', (select concat('[', group_concat(json_array(j, k, n, high, low, least, most), ','), ']')
  from (select x.j, count(*) as n, sum(c1 >> 26) as high, sum(c1 & 67108863) as low, min(c1) as least, max(c1) as most, l.value as k
  from x
  left join json_each(x.c0) l
  where c1 is not null group by x.j, k)), ']'), ']')
-- ?1 = "[\"press\"]"

-- search
select concat('[', group_concat(concat('[', p.tier, ',', p.length, ',', concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ']'), ','
  order by p.tier desc, p.length, p.id), ']')
  from (select *
  from (select n.row_id as r, n.id as id, length(n.name_text) as length, case when n.name_text = ?2 or instr(n.alias_text, char(10) || ?2 || char(10)) > 0 then 5 when substr(n.name_text, 1, length(?1)) = ?1 then 4 when instr(n.alias_text, char(10) || ?1) > 0 then 3 when n.row_id in (select rowid
  from node_text
  where node_text match ?3) then 2 else 1 end as tier
  from node_text x
  join node n on n.row_id = x.rowid
  where node_text match ?4 and (n.kind = 'AiModel' or n.kind = 'Chip') and n.retired_load is null)
  order by tier desc, length, id limit ?5) p
  join node n on n.row_id = p.r
-- ?1 = "llama 3 1 "
-- ?2 = "llama 3 1"
-- ?3 = "words : (\"llama\" \"3\" \"1\")"
-- ?4 = "\"llama\" \"3\" \"1\""
-- ?5 = 11

-- search, going on
select concat('[', group_concat(concat('[', p.tier, ',', p.length, ',', concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ']'), ','
  order by p.tier desc, p.length, p.id), ']')
  from (select *
  from (select n.row_id as r, n.id as id, length(n.name_text) as length, case when n.name_text = ?2 or instr(n.alias_text, char(10) || ?2 || char(10)) > 0 then 5 when substr(n.name_text, 1, length(?1)) = ?1 then 4 when instr(n.alias_text, char(10) || ?1) > 0 then 3 when n.row_id in (select rowid
  from node_text
  where node_text match ?3) then 2 else 1 end as tier
  from node_text x
  join node n on n.row_id = x.rowid
  where node_text match ?4 and (n.kind = 'Company') and n.retired_load is null)
  where tier < ?5 or (tier = ?5 and (length > ?6 or (length = ?6 and id > ?7)))
  order by tier desc, length, id limit ?8) p
  join node n on n.row_id = p.r
-- ?1 = "nvidia"
-- ?2 = "nvidia"
-- ?3 = "words : (\"nvidia\"*)"
-- ?4 = "\"nvidia\"*"
-- ?5 = 4
-- ?6 = 6
-- ?7 = "Company:nvidia"
-- ?8 = 11

-- scan of nodes
select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by n.id), ']')
  from (select n.row_id as r
  from node n
  where n.id > ?1 and n.id < ?2 and n.added_load <= ?3 and (n.retired_load is null or n.retired_load > ?3)
  order by n.id limit ?4) p
  join node n on n.row_id = p.r
-- ?1 = "Company:"
-- ?2 = "Company;"
-- ?3 = 7
-- ?4 = 500

-- scan of edges
select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ']'), ','
  order by e.id), ']')
  from (select e.row_id as r
  from edge e
  where e.type = 'OWNS' and e.id > ?1 and e.added_load <= ?2 and (e.retired_load is null or e.retired_load > ?2) and (e.since is null or e.since <= ?3) and (e.until is null or e.until >= ?3)
  order by e.id limit ?4) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
-- ?1 = "x"
-- ?2 = 3
-- ?3 = "2026-01-31"
-- ?4 = 500

-- version
select number, published_at
  from load
  order by number desc limit 1

-- version at an instant
select number, published_at
  from load
  where published_at <= ?1
  order by number desc limit 1
-- ?1 = "2026-03-15T12:00:00.000Z"

-- summary
select json_array((select json_group_array(json_array(number, published_at))
  from (select *
  from load
  where number <= ?1
  order by number desc limit 1)), (select json_group_array(json_array(name, count))
  from (select *
  from tally
  where of = 'node' and count > 0
  order by name)), (select json_group_array(json_array(name, count))
  from (select *
  from tally
  where of = 'edge' and count > 0
  order by name)), (select json_group_array(json_array(name, published_at, edition))
  from (select *
  from (select c.name as name, published_at, edition
  from (select name, max(load) as load
  from dataset_load
  where load <= ?1 group by name) c
  join load on number = c.load
  left join dataset d on d.name = c.name and d.load = c.load
  order by c.name))))
-- ?1 = 9007199254740991

-- summary, as of an earlier load and day
select json_array((select json_group_array(json_array(number, published_at))
  from (select *
  from load
  where number <= ?1
  order by number desc limit 1)), (select json_group_array(json_array(name, count))
  from (select *
  from (select f.kind as name, count(*) as count
  from node f
  where f.added_load <= ?2 and (f.retired_load is null or f.retired_load > ?2) group by f.kind)
  order by name)), (select json_group_array(json_array(name, count))
  from (select *
  from (select f.type as name, count(*) as count
  from edge f
  where f.added_load <= ?2 and (f.retired_load is null or f.retired_load > ?2) and (f.since is null or f.since <= ?3) and (f.until is null or f.until >= ?3) group by f.type)
  order by name)), (select json_group_array(json_array(name, published_at, edition))
  from (select *
  from (select c.name as name, published_at, edition
  from (select name, max(load) as load
  from dataset_load
  where load <= ?1 group by name) c
  join load on number = c.load
  left join dataset d on d.name = c.name and d.load = c.load
  order by c.name))))
-- ?1 = 3
-- ?2 = 3
-- ?3 = "2026-01-31"

-- changes
select concat('[', group_concat(concat('[', c.load, ',"', (select published_at
  from load
  where number = c.load), '","', c.action, '","', c.name, '","', c.id, '",', c.datasets, ',', iif(n.row_id is null, 'null', concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']')), ',', iif(a.row_id is null, 'null', concat('["', a.id, '","', a.type, '","', s.id, '","', t.id, '","', a.pos, '",', a.record, ',', a.datasets, ',', '"', (select published_at
  from load
  where number = a.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = a.retired_load) || '"', 'null'), ']')), ',', iif(b.row_id is null, 'null', concat('["', b.id, '","', b.type, '","', s.id, '","', t.id, '","', b.pos, '",', b.record, ',', b.datasets, ',', '"', (select published_at
  from load
  where number = b.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = b.retired_load) || '"', 'null'), ']')), ']'), ','
  order by p.load desc, p.name desc, p.id desc), ']')
  from (select j.value ->> 0 as name, p.value ->> 0 as load, p.value ->> 1 as id
  from json_each(?1) j, json_each((select json_group_array(json_array(load, id))
  from (select *
  from (select load, id
  from change
  where name = j.value ->> 0 and load = ?2 and id < j.value ->> 1
  order by load desc, id desc limit ?4)
  union all select *
  from (select load, id
  from change
  where name = j.value ->> 0 and load < ?2 and load > ?3
  order by load desc, id desc limit ?4)))) p
  order by load desc, name desc, id desc limit ?4) p cross
  join change c on c.name = p.name and c.load = p.load and c.id = p.id
  left join node n on n.id = c.id
  left join edge a on a.id = c.id and a.added_load = c.load
  left join edge b on b.id = c.id and b.added_load = c.replaced
  left join node s on s.row_id = coalesce(a.source, b.source)
  left join node t on t.row_id = coalesce(a.target, b.target)
-- ?1 = "[[\"OWNS\",\"\"],[\"Company\",\"\"]]"
-- ?2 = 8
-- ?3 = 0
-- ?4 = 11

-- changes, going on
select concat('[', group_concat(concat('[', c.load, ',"', (select published_at
  from load
  where number = c.load), '","', c.action, '","', c.name, '","', c.id, '",', c.datasets, ',', iif(n.row_id is null, 'null', concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']')), ',', iif(a.row_id is null, 'null', concat('["', a.id, '","', a.type, '","', s.id, '","', t.id, '","', a.pos, '",', a.record, ',', a.datasets, ',', '"', (select published_at
  from load
  where number = a.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = a.retired_load) || '"', 'null'), ']')), ',', iif(b.row_id is null, 'null', concat('["', b.id, '","', b.type, '","', s.id, '","', t.id, '","', b.pos, '",', b.record, ',', b.datasets, ',', '"', (select published_at
  from load
  where number = b.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = b.retired_load) || '"', 'null'), ']')), ']'), ','
  order by p.load desc, p.name desc, p.id desc), ']')
  from (select j.value ->> 0 as name, p.value ->> 0 as load, p.value ->> 1 as id
  from json_each(?1) j, json_each((select json_group_array(json_array(load, id))
  from (select *
  from (select load, id
  from change
  where name = j.value ->> 0 and load = ?2 and id < j.value ->> 1
  order by load desc, id desc limit ?4)
  union all select *
  from (select load, id
  from change
  where name = j.value ->> 0 and load < ?2 and load > ?3
  order by load desc, id desc limit ?4)))) p
  order by load desc, name desc, id desc limit ?4) p cross
  join change c on c.name = p.name and c.load = p.load and c.id = p.id
  left join node n on n.id = c.id
  left join edge a on a.id = c.id and a.added_load = c.load
  left join edge b on b.id = c.id and b.added_load = c.replaced
  left join node s on s.row_id = coalesce(a.source, b.source)
  left join node t on t.row_id = coalesce(a.target, b.target)
-- ?1 = "[[\"OWNS\",\"x\"],[\"Company\",\"~\"]]"
-- ?2 = 5
-- ?3 = 2
-- ?4 = 11

-- count of changes
select concat('[', count(*), ']')
  from json_each(?3) j cross
  join change c on c.name = j.value and c.load > ?1 and c.load <= ?2
-- ?1 = 2
-- ?2 = 3
-- ?3 = "[\"OWNS\"]"

-- statements of nodes
select concat('[', group_concat(coalesce(f.statements, 'null'), ','
  order by j.key), ']')
  from json_each(?1) j
  left join node f on f.id = j.value and f.retired_load is null
-- ?1 = "[\"Company:a\"]"

-- statements of edges, as of an earlier load and day
select concat('[', group_concat(coalesce(f.statements, 'null'), ','
  order by j.key), ']')
  from json_each(?1) j
  left join edge f on f.id = j.value and f.added_load <= ?2 and (f.retired_load is null or f.retired_load > ?2) and (f.since is null or f.since <= ?3) and (f.until is null or f.until >= ?3)
-- ?1 = "[\"x\"]"
-- ?2 = 3
-- ?3 = "2026-01-31"

-- where eq
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and (json_extract(n.folded, '$.name') = ?3 and json_extract(n.record, '$.name') = ?2)
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "Élan"
-- ?3 = "elan"

-- where in
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and json_extract(n.record, '$.countryCode') in (select value
  from json_each(?2))
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "[\"US\",\"FR\"]"

-- where contains
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and instr(json_extract(n.folded, '$.summary'), ?2) > 0
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "chip"

-- where endsWith
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and substr(json_extract(n.folded, '$.name'), -length(?2), length(?2)) = ?2
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "labs"

-- where has
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and exists (select 1
  from json_each(n.record, '$.sectors')
  where value in (select value
  from json_each(?2)))
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "[\"CLOUD\"]"

-- where source
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and n.row_id in (select node
  from node_ref
  where field = 'sources' and target in (select 'Source:' || value
  from json_each(?2)))
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "[\"press\"]"

-- where data set
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and exists (select 1
  from json_each(n.datasets)
  where value in (select value
  from json_each(?2)))
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "[\"article\"]"

-- where recordedAt
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and (select published_at
  from load
  where number = n.added_load) > ?2
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "2026-01-01T00:00:00.000Z"

-- where not and nothing
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and ((0 and 1)) is not true
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21

-- where money
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'FundingRound' and n.retired_load is null and (json_extract(n.record, '$.amount.currency') = ?2 and json_extract(n.record, '$.amount.qualifier') = ?3 and json_extract(n.record, '$.amount.minor') >= cast(?4 as numeric))
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "USD"
-- ?3 = "EXACT"
-- ?4 = "100"

-- where every related edge
with s3 (id) as materialized (select f2.row_id
  from node f2
  where f2.kind = 'Company' and f2.kind = ?2
  union all select f2.row_id
  from node f2
  where f2.kind = 'Institution' and f2.kind = ?2
  union all select f2.row_id
  from node f2
  where f2.kind = 'LegalEntity' and f2.kind = ?2
  union all select f2.row_id
  from node f2
  where f2.kind = 'Person' and f2.kind = ?2
  union all select f2.row_id
  from node f2
  where f2.kind = 'Country' and f2.kind = ?2), s4 (id) as materialized (select e1.target
  from edge e1
  where e1.type = 'INVESTED_IN' and e1.retired_load is null and (e1.source in s3) is not true) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and n.row_id not in s4
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "Person"

-- where some edge, by the name of the far node
with s3 (id) as materialized (select f2.row_id
  from node f2
  where f2.kind = 'Company' and (json_extract(f2.folded, '$.name') = ?3 and json_extract(f2.record, '$.name') = ?2)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Institution' and (json_extract(f2.folded, '$.name') = ?3 and json_extract(f2.record, '$.name') = ?2)
  union all select f2.row_id
  from node f2
  where f2.kind = 'LegalEntity' and (json_extract(f2.folded, '$.name') = ?3 and json_extract(f2.record, '$.name') = ?2)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Person' and (json_extract(f2.folded, '$.name') = ?3 and json_extract(f2.record, '$.name') = ?2)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Country' and (json_extract(f2.folded, '$.name') = ?3 and json_extract(f2.record, '$.name') = ?2)), s4 (id) as materialized (select e1.target
  from edge e1
  where e1.type = 'INVESTED_IN' and e1.retired_load is null and e1.source in s3) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and n.row_id in s4
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "NVIDIA"
-- ?3 = "nvidia"

-- where some edge, by the key of a node two steps away
with s5 (id) as materialized (select f4.row_id
  from node f4
  where f4.kind = 'Company' and (f4.key in (select value
  from json_each(?2)) and f4.id in (select f4.kind || ':' || value
  from json_each(?2)))
  union all select f4.row_id
  from node f4
  where f4.kind = 'Institution' and (f4.key in (select value
  from json_each(?2)) and f4.id in (select f4.kind || ':' || value
  from json_each(?2)))
  union all select f4.row_id
  from node f4
  where f4.kind = 'LegalEntity' and (f4.key in (select value
  from json_each(?2)) and f4.id in (select f4.kind || ':' || value
  from json_each(?2)))
  union all select f4.row_id
  from node f4
  where f4.kind = 'Person' and (f4.key in (select value
  from json_each(?2)) and f4.id in (select f4.kind || ':' || value
  from json_each(?2)))
  union all select f4.row_id
  from node f4
  where f4.kind = 'Country' and (f4.key in (select value
  from json_each(?2)) and f4.id in (select f4.kind || ':' || value
  from json_each(?2)))), s6 (id) as materialized (select e3.target
  from edge e3
  where e3.type = 'INVESTED_IN' and e3.retired_load is null and e3.source in s5), s7 (id) as materialized (select f2.row_id
  from node f2
  where f2.kind in ('Company', 'Institution', 'LegalEntity', 'Person', 'Country') and f2.row_id in s6), s8 (id) as materialized (select e1.target
  from edge e1
  where e1.type = 'INVESTED_IN' and e1.retired_load is null and e1.source in s7) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and n.row_id in s8
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "[\"ada\",\"bo\"]"

-- where some edge, by the fact and the far node
with s3 (id) as materialized (select f2.row_id
  from node f2
  where f2.kind = 'Company' and (json_extract(f2.folded, '$.name') = ?4 and json_extract(f2.record, '$.name') = ?3)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Institution' and (json_extract(f2.folded, '$.name') = ?4 and json_extract(f2.record, '$.name') = ?3)
  union all select f2.row_id
  from node f2
  where f2.kind = 'LegalEntity' and (json_extract(f2.folded, '$.name') = ?4 and json_extract(f2.record, '$.name') = ?3)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Person' and (json_extract(f2.folded, '$.name') = ?4 and json_extract(f2.record, '$.name') = ?3)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Country' and (json_extract(f2.folded, '$.name') = ?4 and json_extract(f2.record, '$.name') = ?3)), s4 (id) as materialized (select e1.target
  from edge e1
  where e1.type = 'INVESTED_IN' and e1.retired_load is null and (json_extract(e1.record, '$.round') = ?2 and e1.source in s3)) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and n.row_id in s4
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "series-a"
-- ?3 = "NVIDIA"
-- ?4 = "nvidia"

-- where some edge, by the country of the far node
with s3 (id) as materialized (select f2.row_id
  from node f2
  where f2.kind = 'Company' and json_extract(f2.record, '$.countryCode') = ?2
  union all select f2.row_id
  from node f2
  where f2.kind = 'Institution' and json_extract(f2.record, '$.countryCode') = ?2
  union all select f2.row_id
  from node f2
  where f2.kind = 'LegalEntity' and json_extract(f2.record, '$.countryCode') = ?2
  union all select f2.row_id
  from node f2
  where f2.kind = 'Person' and json_extract(f2.record, '$.countryCode') = ?2
  union all select f2.row_id
  from node f2
  where f2.kind = 'Country' and json_extract(f2.record, '$.countryCode') = ?2), s4 (id) as materialized (select e1.target
  from edge e1
  where e1.type = 'INVESTED_IN' and e1.retired_load is null and e1.source in s3) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and n.row_id in s4
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "US"

-- where none of the edges of both sides
with s2 (id) as materialized (select e1.source
  from edge e1
  where e1.type = 'PARTNERS_WITH' and e1.retired_load is null and json_extract(e1.record, '$.purpose') = ?2
  union all select e1.target
  from edge e1
  where e1.type = 'PARTNERS_WITH' and e1.retired_load is null and json_extract(e1.record, '$.purpose') = ?3) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and n.row_id not in s2
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "cars"
-- ?3 = "cars"

-- where every edge that names it
with s2 (id) as materialized (select m1.target
  from edge_ref m1
  join edge e1 on e1.row_id = m1.edge
  where m1.type = 'INVESTED_IN' and m1.field = 'round' and m1.live = 1 and e1.retired_load is null and (json_extract(e1.record, '$.amount') is null) is not true) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'FundingRound' and n.retired_load is null and n.id not in s2
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21

-- where some edge that names it, by the key of the far node
with s3 (id) as materialized (select f2.row_id
  from node f2
  where f2.kind = 'Company' and (f2.key = ?2 and f2.id = f2.kind || ':' || ?2)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Institution' and (f2.key = ?2 and f2.id = f2.kind || ':' || ?2)
  union all select f2.row_id
  from node f2
  where f2.kind = 'LegalEntity' and (f2.key = ?2 and f2.id = f2.kind || ':' || ?2)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Person' and (f2.key = ?2 and f2.id = f2.kind || ':' || ?2)
  union all select f2.row_id
  from node f2
  where f2.kind = 'Country' and (f2.key = ?2 and f2.id = f2.kind || ':' || ?2)), s4 (id) as materialized (select m1.target
  from edge_ref m1
  join edge e1 on e1.row_id = m1.edge
  where m1.type = 'INVESTED_IN' and m1.field = 'round' and m1.live = 1 and e1.retired_load is null and e1.source in s3) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'FundingRound' and n.retired_load is null and n.id in s4
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "nvidia"

-- where some node that names it
with s2 (id) as materialized (select m1.target
  from node_ref m1
  join node e1 on e1.row_id = m1.node
  where m1.field = 'baseModel' and e1.kind = 'AiModel' and e1.retired_load is null and json_extract(e1.record, '$.accessibility') = ?2) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'AiModel' and n.retired_load is null and n.id in s2
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "OPEN"

-- where some node that names it, by name
with s2 (id) as materialized (select m1.target
  from node_ref m1
  join node e1 on e1.row_id = m1.node
  where m1.field = 'baseModel' and e1.kind = 'AiModel' and e1.retired_load is null and (json_extract(e1.folded, '$.name') = ?3 and json_extract(e1.record, '$.name') = ?2)) select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, json_extract(n.folded, '$.name') as k0, n.id as k1
  from node n
  where n.kind = 'AiModel' and n.retired_load is null and n.id in s2
  order by json_extract(n.folded, '$.name') asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21
-- ?2 = "Llama 3.1"
-- ?3 = "llama 3.1"

-- nodes by the number of edges
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 desc, k1 desc), ']')
  from (select n.row_id as r, coalesce((select sum(d.count)
  from degree d
  where d.node = n.row_id and d.type = 'INVESTED_IN' and d.direction in ('IN')), 0) as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null
  order by k0 desc, n.id desc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21

-- nodes by the number of edges of both sides
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 asc, k1 asc), ']')
  from (select n.row_id as r, coalesce((select sum(d.count)
  from degree d
  where d.node = n.row_id and d.type = 'PARTNERS_WITH' and d.direction in ('OUT', 'IN')), 0) as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null
  order by k0 asc, n.id asc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21

-- nodes by the number of edges that name it
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 desc, k1 desc), ']')
  from (select n.row_id as r, (select count(*)
  from edge_ref m1
  join edge e1 on e1.row_id = m1.edge
  where m1.target = n.id and m1.type = 'INVESTED_IN' and m1.field = 'round' and m1.live = 1 and e1.retired_load is null) as k0, n.id as k1
  from node n
  where n.kind = 'FundingRound' and n.retired_load is null
  order by k0 desc, n.id desc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21

-- nodes by the number of nodes that name it
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 desc, k1 desc), ']')
  from (select n.row_id as r, (select count(*)
  from node_ref m1
  join node e1 on e1.row_id = m1.node
  where m1.target = n.id and m1.field = 'baseModel' and e1.kind = 'AiModel' and e1.retired_load is null) as k0, n.id as k1
  from node n
  where n.kind = 'AiModel' and n.retired_load is null
  order by k0 desc, n.id desc limit ?1) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 21

-- nodes by amounts together
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 desc nulls last, k1 desc), ']')
  from (select n.row_id as r, (select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.target = n.row_id and e1.type = 'INVESTED_IN' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?1 and json_extract(e1.record, '$.amount.qualifier') = ?2)) as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and ((select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.target = n.row_id and e1.type = 'INVESTED_IN' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?1 and json_extract(e1.record, '$.amount.qualifier') = ?2)) is not null or (select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.target = n.row_id and e1.type = 'INVESTED_IN' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?1 and json_extract(e1.record, '$.amount.qualifier') = ?2)) is null)
  order by k0 desc nulls last, n.id desc limit ?3) p
  join node n on n.row_id = p.r), ']')
-- ?1 = "USD"
-- ?2 = "EXACT"
-- ?3 = 21

-- nodes by amounts together, then the number
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ',[', coalesce(p.k0, 'null'), ',', coalesce(p.k1, 'null'), ']', ']'), ','
  order by k0 asc nulls last, k1 desc, k2 desc), ']')
  from (select n.row_id as r, (select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.source = n.row_id and e1.type = 'LENDS_TO' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?1 and json_extract(e1.record, '$.amount.qualifier') = ?2)) as k0, coalesce((select sum(d.count)
  from degree d
  where d.node = n.row_id and d.type = 'INVESTED_IN' and d.direction in ('IN')), 0) as k1, n.id as k2
  from node n
  where n.kind = 'Company' and n.retired_load is null and ((select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.source = n.row_id and e1.type = 'LENDS_TO' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?1 and json_extract(e1.record, '$.amount.qualifier') = ?2)) is not null or (select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.source = n.row_id and e1.type = 'LENDS_TO' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?1 and json_extract(e1.record, '$.amount.qualifier') = ?2)) is null)
  order by k0 asc nulls last, k1 desc, n.id desc limit ?3) p
  join node n on n.row_id = p.r), ']')
-- ?1 = "USD"
-- ?2 = "EXACT"
-- ?3 = 21

-- nodes by the number of edges, going on
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 desc, k1 desc), ']')
  from (select n.row_id as r, coalesce((select sum(d.count)
  from degree d
  where d.node = n.row_id and d.type = 'INVESTED_IN' and d.direction in ('IN')), 0) as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.retired_load is null and (coalesce((select sum(d.count)
  from degree d
  where d.node = n.row_id and d.type = 'INVESTED_IN' and d.direction in ('IN')), 0) = cast(?1 as numeric) and n.id < ?2 or coalesce((select sum(d.count)
  from degree d
  where d.node = n.row_id and d.type = 'INVESTED_IN' and d.direction in ('IN')), 0) < cast(?1 as numeric))
  order by k0 desc, n.id desc limit ?3) p
  join node n on n.row_id = p.r), ']')
-- ?1 = "3"
-- ?2 = "Company:acme"
-- ?3 = 21

-- nodes by the number of edges, as of an earlier load and day
select concat('[', (select concat('[', group_concat(concat('["', n.id, '",', n.record, ',', n.datasets, ',', '"', (select published_at
  from load
  where number = n.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = n.retired_load) || '"', 'null'), ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 desc, k1 desc), ']')
  from (select n.row_id as r, (select count(*)
  from edge e1
  where e1.source = n.row_id and e1.type = 'PARTNERS_WITH' and e1.added_load <= ?1 and (e1.retired_load is null or e1.retired_load > ?1) and (e1.since is null or e1.since <= ?2) and (e1.until is null or e1.until >= ?2)) + (select count(*)
  from edge e1
  where e1.target = n.row_id and e1.type = 'PARTNERS_WITH' and e1.added_load <= ?1 and (e1.retired_load is null or e1.retired_load > ?1) and (e1.since is null or e1.since <= ?2) and (e1.until is null or e1.until >= ?2)) as k0, n.id as k1
  from node n
  where n.kind = 'Company' and n.added_load <= ?1 and (n.retired_load is null or n.retired_load > ?1)
  order by k0 desc, n.id desc limit ?3) p
  join node n on n.row_id = p.r), ']')
-- ?1 = 3
-- ?2 = "2026-01-31"
-- ?3 = 21

-- edges by the number of the far node’s edges
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',', concat('["', f.id, '",', f.record, ',', f.datasets, ',', '"', (select published_at
  from load
  where number = f.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = f.retired_load) || '"', 'null'), ']'), ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 desc, k1 desc), ']')
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, coalesce((select sum(d.count)
  from degree d
  where d.node = f.row_id and d.type = 'INVESTED_IN' and d.direction in ('OUT')), 0) as k0, e.pos as k1
  from edge e
  join node f on f.row_id = e.source
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and (coalesce((select sum(d.count)
  from degree d
  where d.node = f.row_id and d.type = 'INVESTED_IN' and d.direction in ('OUT')), 0) = cast(?2 as numeric) and e.pos < ?3 or coalesce((select sum(d.count)
  from degree d
  where d.node = f.row_id and d.type = 'INVESTED_IN' and d.direction in ('OUT')), 0) < cast(?2 as numeric))
  order by k0 desc, e.pos desc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?4) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "3"
-- ?3 = "2026-01-01!x"
-- ?4 = "[\"Company:a\",\"Company:b\"]"

-- edges by amounts of the far node’s edges
select concat('[', group_concat((select concat('[', group_concat(concat('["', e.id, '","', e.type, '","', s.id, '","', t.id, '","', e.pos, '",', e.record, ',', e.datasets, ',', '"', (select published_at
  from load
  where number = e.added_load), '"', ',', coalesce('"' || (select published_at
  from load
  where number = e.retired_load) || '"', 'null'), ',null', ',[', coalesce(p.k0, 'null'), ']', ']'), ','
  order by k0 asc nulls last, k1 < '0' asc, k1 asc), ']')
  from (select e.row_id as r, e.source as far, 0 as forward, 'INVESTED_IN' as type, 0 as way, (select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.source = f.row_id and e1.type = 'INVESTED_IN' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?2 and json_extract(e1.record, '$.amount.qualifier') = ?3)) as k0, e.pos as k1
  from edge e
  join node f on f.row_id = e.source
  where e.type = 'INVESTED_IN' and e.target = o.row_id and e.retired_load is null and ((select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.source = f.row_id and e1.type = 'INVESTED_IN' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?2 and json_extract(e1.record, '$.amount.qualifier') = ?3)) is not null or (select max(-9007199254740991, min(9007199254740991, sum(v >> 32) * 4294967296 + sum(v & 4294967295)))
  from (select json_extract(e1.record, '$.amount.minor') as v
  from edge e1
  where e1.source = f.row_id and e1.type = 'INVESTED_IN' and e1.retired_load is null and json_extract(e1.record, '$.amount.currency') = ?2 and json_extract(e1.record, '$.amount.qualifier') = ?3)) is null)
  order by k0 asc nulls last, e.pos < '0' asc, e.pos asc limit ?1) p
  join edge e on e.row_id = p.r
  join node s on s.row_id = e.source
  join node t on t.row_id = e.target
  join node f on f.row_id = p.far), ','
  order by j.key), ']')
  from json_each(?4) j
  left join node o on o.id = j.value
-- ?1 = 21
-- ?2 = "USD"
-- ?3 = "EXACT"
-- ?4 = "[\"Company:a\",\"Company:b\"]"
