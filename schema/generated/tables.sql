-- The tables of the embedded store (SQLite), format 3, printed from the ontology.

-- What the file is: its format, and the ontology it was made for.
create table if not exists meta (key text primary key, value text not null) without rowid;

-- Published loads; the one with the highest number is what readers see.
create table if not exists load (number integer primary key, published_at text not null);

-- Data sets, with the load that last changed each and, where it was given, the edition that they hold since.
create table if not exists dataset (name text primary key, load integer not null, edition text) without rowid;

-- Every load that changed a data set.
create table if not exists dataset_load (name text, load integer, primary key (name, load)) without rowid;

-- Nodes, one row each, changed in place. record: the merged fields; folded: folded twins of its text; statements: what each data set says, null while there is one; name_text, alias_text: tokens for ranking matches.
create table if not exists node (
  row_id integer primary key,
  id text not null unique,
  kind text not null,
  key text not null,
  name_text text not null,
  alias_text text not null,
  added_load integer not null,
  retired_load integer,
  datasets text not null,
  record text not null,
  folded text not null,
  statements text
);

-- Edges, one row per version: a change retires a row and adds another. source, target: row ids of the stored from and to; pos: the key of pages; since, until: first and last day on which the fact was true.
create table if not exists edge (
  row_id integer primary key,
  id text not null,
  type text not null,
  source integer not null references node (row_id),
  target integer not null references node (row_id),
  pos text not null,
  since text,
  until text,
  added_load integer not null,
  retired_load integer,
  datasets text not null,
  record text not null,
  folded text not null,
  statements text,
  unique (id, added_load)
);

-- Which nodes name a node in a ref field or among their sources.
create table if not exists node_ref (
  field text not null,
  target text not null,
  node integer not null,
  primary key (field, target, node)
) without rowid;

-- Which edges name a node, in the order of pages; live: 1 for versions that stand, 0 for past ones.
create table if not exists edge_ref (
  type text not null,
  field text not null,
  target text not null,
  live integer not null,
  pos text not null,
  edge integer not null,
  primary key (type, field, target, live, pos, edge)
) without rowid;

-- How many live edges of a type leave (OUT) or reach (IN) a node.
create table if not exists degree (
  node integer not null,
  type text not null,
  direction text not null,
  count integer not null,
  primary key (node, type, direction)
) without rowid;

-- How many live facts there are of a node kind or edge type.
create table if not exists tally (
  of text not null,
  name text not null,
  count integer not null,
  primary key (of, name)
) without rowid;

-- What each load did, one row per fact. name: node kind or edge type; datasets: those whose statements did it; replaced: the load that brought the version of an edge which this one retired.
create table if not exists change (
  name text not null,
  load integer not null,
  id text not null,
  action text not null,
  datasets text not null,
  replaced integer,
  primary key (name, load, id)
) without rowid;

-- Tokens of nodes, folded and space-joined: words of name and aliases, and all other searchable text.
create virtual table if not exists node_text using fts5 (
  words, rest, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);

-- Pages of live edges from a node; holds all that counts and traversal need, so that they read no row.
create index if not exists edge_out on edge (type, source, pos, target, retired_load) where retired_load is null;

-- Pages of live edges to a node.
create index if not exists edge_in on edge (type, target, pos, source, retired_load) where retired_load is null;

-- Past versions, apart from the live ones.
create index if not exists edge_out_past on edge (type, source, pos, target) where retired_load is not null;

-- Past versions by their other end.
create index if not exists edge_in_past on edge (type, target, pos, source) where retired_load is not null;

-- Scans of an edge type.
create index if not exists edge_scan on edge (type, id);

-- companies by name.
create index if not exists node_company_name on node (json_extract(folded, '$.name'), id) where kind = 'Company';

-- companies by foundedOn.
create index if not exists node_company_foundedOn on node (substr(json_extract(record, '$.foundedOn') || '-01-01', 1, 10), id) where kind = 'Company';

-- companies by countryCode.
create index if not exists node_company_countryCode on node (json_extract(record, '$.countryCode'), id) where kind = 'Company';

-- companies by ticker.
create index if not exists node_company_ticker on node (json_extract(folded, '$.ticker'), id) where kind = 'Company';

-- institutions by name.
create index if not exists node_institution_name on node (json_extract(folded, '$.name'), id) where kind = 'Institution';

-- institutions by institutionType.
create index if not exists node_institution_institutionType on node (json_extract(record, '$.institutionType'), id) where kind = 'Institution';

-- institutions by foundedOn.
create index if not exists node_institution_foundedOn on node (substr(json_extract(record, '$.foundedOn') || '-01-01', 1, 10), id) where kind = 'Institution';

-- institutions by countryCode.
create index if not exists node_institution_countryCode on node (json_extract(record, '$.countryCode'), id) where kind = 'Institution';

-- legalEntities by name.
create index if not exists node_legalEntity_name on node (json_extract(folded, '$.name'), id) where kind = 'LegalEntity';

-- legalEntities by countryCode.
create index if not exists node_legalEntity_countryCode on node (json_extract(record, '$.countryCode'), id) where kind = 'LegalEntity';

-- people by name.
create index if not exists node_person_name on node (json_extract(folded, '$.name'), id) where kind = 'Person';

-- people by occupation.
create index if not exists node_person_occupation on node (json_extract(folded, '$.occupation'), id) where kind = 'Person';

-- people by countryCode.
create index if not exists node_person_countryCode on node (json_extract(record, '$.countryCode'), id) where kind = 'Person';

-- countries by name.
create index if not exists node_country_name on node (json_extract(folded, '$.name'), id) where kind = 'Country';

-- countries by isoCode.
create index if not exists node_country_isoCode on node (json_extract(record, '$.isoCode'), id) where kind = 'Country';

-- regions by name.
create index if not exists node_region_name on node (json_extract(folded, '$.name'), id) where kind = 'Region';

-- regions by regionType.
create index if not exists node_region_regionType on node (json_extract(record, '$.regionType'), id) where kind = 'Region';

-- regions by countryCode.
create index if not exists node_region_countryCode on node (json_extract(record, '$.countryCode'), id) where kind = 'Region';

-- facilities by name.
create index if not exists node_facility_name on node (json_extract(folded, '$.name'), id) where kind = 'Facility';

-- facilities by facilityType.
create index if not exists node_facility_facilityType on node (json_extract(record, '$.facilityType'), id) where kind = 'Facility';

-- facilities by phase.
create index if not exists node_facility_phase on node (json_extract(record, '$.phase'), id) where kind = 'Facility';

-- facilities by address.
create index if not exists node_facility_address on node (json_extract(folded, '$.address'), id) where kind = 'Facility';

-- facilities by countryCode.
create index if not exists node_facility_countryCode on node (json_extract(record, '$.countryCode'), id) where kind = 'Facility';

-- facilities by latitude.
create index if not exists node_facility_latitude on node (json_extract(record, '$.latitude'), id) where kind = 'Facility';

-- facilities by longitude.
create index if not exists node_facility_longitude on node (json_extract(record, '$.longitude'), id) where kind = 'Facility';

-- facilities by powerMw.
create index if not exists node_facility_powerMw on node (json_extract(record, '$.powerMw'), id) where kind = 'Facility';

-- facilities by plannedPowerMw.
create index if not exists node_facility_plannedPowerMw on node (json_extract(record, '$.plannedPowerMw'), id) where kind = 'Facility';

-- facilities by h100Equivalents.
create index if not exists node_facility_h100Equivalents on node (json_extract(record, '$.h100Equivalents'), id) where kind = 'Facility';

-- facilities by acceleratorCount.
create index if not exists node_facility_acceleratorCount on node (json_extract(record, '$.acceleratorCount'), id) where kind = 'Facility';

-- facilities by capitalCost.
create index if not exists node_facility_capitalCost on node (json_extract(record, '$.capitalCost.currency'), json_extract(record, '$.capitalCost.minor'), id) where kind = 'Facility';

-- facilities by operationalOn.
create index if not exists node_facility_operationalOn on node (substr(json_extract(record, '$.operationalOn') || '-01-01', 1, 10), id) where kind = 'Facility';

-- facilities by decommissionedOn.
create index if not exists node_facility_decommissionedOn on node (substr(json_extract(record, '$.decommissionedOn') || '-01-01', 1, 10), id) where kind = 'Facility';

-- chips by name.
create index if not exists node_chip_name on node (json_extract(folded, '$.name'), id) where kind = 'Chip';

-- chips by chipType.
create index if not exists node_chip_chipType on node (json_extract(record, '$.chipType'), id) where kind = 'Chip';

-- chips by market.
create index if not exists node_chip_market on node (json_extract(record, '$.market'), id) where kind = 'Chip';

-- chips by releasedOn.
create index if not exists node_chip_releasedOn on node (substr(json_extract(record, '$.releasedOn') || '-01-01', 1, 10), id) where kind = 'Chip';

-- chips by launchPrice.
create index if not exists node_chip_launchPrice on node (json_extract(record, '$.launchPrice.currency'), json_extract(record, '$.launchPrice.minor'), id) where kind = 'Chip';

-- chips by memoryBytes.
create index if not exists node_chip_memoryBytes on node (json_extract(record, '$.memoryBytes'), id) where kind = 'Chip';

-- chips by memoryBandwidthBytesPerSecond.
create index if not exists node_chip_memoryBandwidthBytesPerSecond on node (json_extract(record, '$.memoryBandwidthBytesPerSecond'), id) where kind = 'Chip';

-- chips by tdpWatts.
create index if not exists node_chip_tdpWatts on node (json_extract(record, '$.tdpWatts'), id) where kind = 'Chip';

-- chips by fp32Flops.
create index if not exists node_chip_fp32Flops on node (json_extract(record, '$.fp32Flops'), id) where kind = 'Chip';

-- chips by fp16Flops.
create index if not exists node_chip_fp16Flops on node (json_extract(record, '$.fp16Flops'), id) where kind = 'Chip';

-- chips by fp8Flops.
create index if not exists node_chip_fp8Flops on node (json_extract(record, '$.fp8Flops'), id) where kind = 'Chip';

-- chips by int8Ops.
create index if not exists node_chip_int8Ops on node (json_extract(record, '$.int8Ops'), id) where kind = 'Chip';

-- chips by processNm.
create index if not exists node_chip_processNm on node (json_extract(record, '$.processNm'), id) where kind = 'Chip';

-- chips by transistorCount.
create index if not exists node_chip_transistorCount on node (json_extract(record, '$.transistorCount'), id) where kind = 'Chip';

-- aiModels by name.
create index if not exists node_aiModel_name on node (json_extract(folded, '$.name'), id) where kind = 'AiModel';

-- aiModels by publishedOn.
create index if not exists node_aiModel_publishedOn on node (substr(json_extract(record, '$.publishedOn') || '-01-01', 1, 10), id) where kind = 'AiModel';

-- aiModels by parameterCount.
create index if not exists node_aiModel_parameterCount on node (json_extract(record, '$.parameterCount'), id) where kind = 'AiModel';

-- aiModels by activeParameterCount.
create index if not exists node_aiModel_activeParameterCount on node (json_extract(record, '$.activeParameterCount'), id) where kind = 'AiModel';

-- aiModels by trainingFlop.
create index if not exists node_aiModel_trainingFlop on node (json_extract(record, '$.trainingFlop'), id) where kind = 'AiModel';

-- aiModels by trainingTokens.
create index if not exists node_aiModel_trainingTokens on node (json_extract(record, '$.trainingTokens'), id) where kind = 'AiModel';

-- aiModels by trainingCost.
create index if not exists node_aiModel_trainingCost on node (json_extract(record, '$.trainingCost.currency'), json_extract(record, '$.trainingCost.minor'), id) where kind = 'AiModel';

-- aiModels by accessibility.
create index if not exists node_aiModel_accessibility on node (json_extract(record, '$.accessibility'), id) where kind = 'AiModel';

-- aiModels by openWeights.
create index if not exists node_aiModel_openWeights on node (json_extract(record, '$.openWeights'), id) where kind = 'AiModel';

-- aiModels by baseModel.
create index if not exists node_aiModel_baseModel on node (json_extract(record, '$.baseModel'), id) where kind = 'AiModel';

-- technologies by name.
create index if not exists node_technology_name on node (json_extract(folded, '$.name'), id) where kind = 'Technology';

-- technologies by technologyType.
create index if not exists node_technology_technologyType on node (json_extract(record, '$.technologyType'), id) where kind = 'Technology';

-- technologies by introducedOn.
create index if not exists node_technology_introducedOn on node (substr(json_extract(record, '$.introducedOn') || '-01-01', 1, 10), id) where kind = 'Technology';

-- products by name.
create index if not exists node_product_name on node (json_extract(folded, '$.name'), id) where kind = 'Product';

-- products by productType.
create index if not exists node_product_productType on node (json_extract(record, '$.productType'), id) where kind = 'Product';

-- products by phase.
create index if not exists node_product_phase on node (json_extract(record, '$.phase'), id) where kind = 'Product';

-- products by releasedOn.
create index if not exists node_product_releasedOn on node (substr(json_extract(record, '$.releasedOn') || '-01-01', 1, 10), id) where kind = 'Product';

-- fundingRounds by name.
create index if not exists node_fundingRound_name on node (json_extract(folded, '$.name'), id) where kind = 'FundingRound';

-- fundingRounds by roundType.
create index if not exists node_fundingRound_roundType on node (json_extract(record, '$.roundType'), id) where kind = 'FundingRound';

-- fundingRounds by amount.
create index if not exists node_fundingRound_amount on node (json_extract(record, '$.amount.currency'), json_extract(record, '$.amount.minor'), id) where kind = 'FundingRound';

-- fundingRounds by debtAmount.
create index if not exists node_fundingRound_debtAmount on node (json_extract(record, '$.debtAmount.currency'), json_extract(record, '$.debtAmount.minor'), id) where kind = 'FundingRound';

-- fundingRounds by postMoneyValuation.
create index if not exists node_fundingRound_postMoneyValuation on node (json_extract(record, '$.postMoneyValuation.currency'), json_extract(record, '$.postMoneyValuation.minor'), id) where kind = 'FundingRound';

-- fundingRounds by announcedOn.
create index if not exists node_fundingRound_announcedOn on node (substr(json_extract(record, '$.announcedOn') || '-01-01', 1, 10), id) where kind = 'FundingRound';

-- fundingRounds by closedOn.
create index if not exists node_fundingRound_closedOn on node (substr(json_extract(record, '$.closedOn') || '-01-01', 1, 10), id) where kind = 'FundingRound';

-- programs by name.
create index if not exists node_program_name on node (json_extract(folded, '$.name'), id) where kind = 'Program';

-- programs by programType.
create index if not exists node_program_programType on node (json_extract(record, '$.programType'), id) where kind = 'Program';

-- programs by budget.
create index if not exists node_program_budget on node (json_extract(record, '$.budget.currency'), json_extract(record, '$.budget.minor'), id) where kind = 'Program';

-- programs by announcedOn.
create index if not exists node_program_announcedOn on node (substr(json_extract(record, '$.announcedOn') || '-01-01', 1, 10), id) where kind = 'Program';

-- events by name.
create index if not exists node_event_name on node (json_extract(folded, '$.name'), id) where kind = 'Event';

-- events by eventType.
create index if not exists node_event_eventType on node (json_extract(record, '$.eventType'), id) where kind = 'Event';

-- events by occurredOn.
create index if not exists node_event_occurredOn on node (substr(json_extract(record, '$.occurredOn') || '-01-01', 1, 10), id) where kind = 'Event';

-- events by endedOn.
create index if not exists node_event_endedOn on node (substr(json_extract(record, '$.endedOn') || '-01-01', 1, 10), id) where kind = 'Event';

-- forecasts by name.
create index if not exists node_forecast_name on node (json_extract(folded, '$.name'), id) where kind = 'Forecast';

-- forecasts by metric.
create index if not exists node_forecast_metric on node (json_extract(folded, '$.metric'), id) where kind = 'Forecast';

-- forecasts by amount.
create index if not exists node_forecast_amount on node (json_extract(record, '$.amount.currency'), json_extract(record, '$.amount.minor'), id) where kind = 'Forecast';

-- forecasts by low.
create index if not exists node_forecast_low on node (json_extract(record, '$.low'), id) where kind = 'Forecast';

-- forecasts by high.
create index if not exists node_forecast_high on node (json_extract(record, '$.high'), id) where kind = 'Forecast';

-- forecasts by unit.
create index if not exists node_forecast_unit on node (json_extract(record, '$.unit'), id) where kind = 'Forecast';

-- forecasts by targetYear.
create index if not exists node_forecast_targetYear on node (json_extract(record, '$.targetYear'), id) where kind = 'Forecast';

-- forecasts by condition.
create index if not exists node_forecast_condition on node (json_extract(folded, '$.condition'), id) where kind = 'Forecast';

-- forecasts by statedOn.
create index if not exists node_forecast_statedOn on node (substr(json_extract(record, '$.statedOn') || '-01-01', 1, 10), id) where kind = 'Forecast';

-- themes by name.
create index if not exists node_theme_name on node (json_extract(folded, '$.name'), id) where kind = 'Theme';

-- themes by themeType.
create index if not exists node_theme_themeType on node (json_extract(record, '$.themeType'), id) where kind = 'Theme';

-- sources by name.
create index if not exists node_source_name on node (json_extract(folded, '$.name'), id) where kind = 'Source';

-- sources by sourceType.
create index if not exists node_source_sourceType on node (json_extract(record, '$.sourceType'), id) where kind = 'Source';

-- sources by publisher.
create index if not exists node_source_publisher on node (json_extract(folded, '$.publisher'), id) where kind = 'Source';

-- sources by publishedOn.
create index if not exists node_source_publishedOn on node (substr(json_extract(record, '$.publishedOn') || '-01-01', 1, 10), id) where kind = 'Source';

-- sources by retrievedOn.
create index if not exists node_source_retrievedOn on node (substr(json_extract(record, '$.retrievedOn') || '-01-01', 1, 10), id) where kind = 'Source';

-- sources by licence.
create index if not exists node_source_licence on node (json_extract(folded, '$.licence'), id) where kind = 'Source';
