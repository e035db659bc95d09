/** Items that are read at a time. */
export const pageSize = 1_000;

/** Where a run notes down the records of its input. */
export const tables = [
  `create temp table record (
  number integer primary key,
  template integer not null,
  file integer not null,
  line integer not null,
  about text not null,
  id text not null,
  dataset integer not null,
  retracts integer not null,
  given integer not null,
  turned integer not null,
  body text not null
)`,
  'create temp table need (id text primary key) without rowid',
  // Echoes as they came, in lists: hardly any is asked for.
  'create temp table echoes (list text not null)',
  `create temp table echo (
  number integer primary key,
  original integer not null,
  template integer not null,
  file integer not null,
  line integer not null
)`,
];

/** Numbers and JSON texts joined to the text of a list: that is cheaper than to print what was parsed. */
const listOf = (...parts: string[]) =>
  `select '[' || coalesce(group_concat('[' || ${parts.join(" || ',' || ")} || ']'), '') || ']'`;

const itemsWhere = (condition: string) =>
  `${listOf('number', 'template', 'file', 'line', 'given', 'turned', 'body')} ` +
  `from (select * from record where number > ?1 and ${condition} order by number limit ${pageSize})`;

/** What is asked of them, by name. */
export const statements = {
  insertRecords:
    'insert into record (number, template, file, line, about, id, dataset, retracts, given, turned, body) ' +
    'with r as materialized (select value as v from json_each(?1)) ' +
    'select v ->> 0, v ->> 1, v ->> 2, v ->> 3, v ->> 4, v ->> 5, v ->> 6, v ->> 7, v ->> 8, v ->> 9, v -> 10 from r',
  insertEchoes: 'insert into echoes (list) values (?1)',
  unpackEchoes:
    'insert into echo (number, original, template, file, line) ' +
    'select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from echoes, json_each(list)',
  insertNeeds: 'insert or ignore into need (id) select value from json_each(?1)',
  sort: 'create index temp.by_fact on record (about, id, number)',
  countRecords: 'select json_array(count(*)) from record',
  dropLists: 'delete from echoes',
  sortEchoes: 'create index if not exists temp.by_original on echo (original)',
  drop: 'delete from record where number = ?1',
  replace: 'update record set body = ?2 where number = ?1',
  echoesOf: `${listOf('number', 'template', 'file', 'line')} from (select * from echo where original = ?1 order by number)`,
  several: `select json_group_array(id) from (select id from record where about = ?1 and id > ?2 group by id having count(*) > 1 order by id limit ${pageSize})`,
  itemsOf: itemsWhere('about = ?2 and id = ?3'),
  allItems: itemsWhere('true'),
  givenItems: itemsWhere('given = 1'),
  retractions: itemsWhere('retracts = 1'),
  byFact:
    `${listOf('number', 'template', 'body')} from (select number, template, body from record ` +
    `where about = ?1 and retracts = 0 and (id, number) > (?2, ?3) order by id, number limit ${pageSize})`,
  states:
    "select json_group_array(1) from (select 1 from record where about = 'node' and id = ?1 and retracts = 0 limit 1)",
  unstated:
    'select json_group_array(id) from (select id from need n where id > ?1 and not exists ' +
    "(select 1 from record where about = 'node' and id = n.id and retracts = 0) " +
    `order by id limit ${pageSize})`,
};
