// Constraints and indexes of the Neo4j store, printed from the ontology.
// Community Edition has no constraints on the presence or type of properties, and no key constraints (those need
// Enterprise Edition): that records are whole and well-typed is seen to when they are loaded.
// Properties that begin with _ are the store's own. Past versions of edges stand under types that end in __PAST, so that
// the degree of a node counts its live edges. Lists of pointers (sources) are looked up in full-text indexes with the
// keyword analyzer: a range index takes a list as one value.

// The id `Kind:key` of every node.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;

// Retired nodes, which the count of all leaves out.
CREATE RANGE INDEX entity_retired IF NOT EXISTS FOR (n:Entity) ON (n._retiredLoad);

// The one node that says what the store holds.
CREATE CONSTRAINT store_name IF NOT EXISTS FOR (s:Store) REQUIRE s.name IS UNIQUE;

// Loads with their publication times.
CREATE CONSTRAINT load_number IF NOT EXISTS FOR (l:Load) REQUIRE l.number IS UNIQUE;

// The loads that changed each data set.
CREATE CONSTRAINT data_set_name IF NOT EXISTS FOR (d:DataSet) REQUIRE d.name IS UNIQUE;

// What each load did to each fact, newest first.
CREATE CONSTRAINT change_once IF NOT EXISTS FOR (c:Change) REQUIRE (c.name, c.load, c.id) IS UNIQUE;

// Keys of companies; also the order of scans.
CREATE CONSTRAINT Company_key IF NOT EXISTS FOR (n:Company) REQUIRE n.key IS UNIQUE;

// Filters.
CREATE RANGE INDEX Company_name IF NOT EXISTS FOR (n:Company) ON (n.name);
CREATE RANGE INDEX Company_foundedOn IF NOT EXISTS FOR (n:Company) ON (n.foundedOn);
CREATE RANGE INDEX Company_countryCode IF NOT EXISTS FOR (n:Company) ON (n.countryCode);
CREATE RANGE INDEX Company_ticker IF NOT EXISTS FOR (n:Company) ON (n.ticker);
CREATE RANGE INDEX Company_status IF NOT EXISTS FOR (n:Company) ON (n.status);
CREATE RANGE INDEX Company_confidence IF NOT EXISTS FOR (n:Company) ON (n.confidence);
CREATE RANGE INDEX Company_validFrom IF NOT EXISTS FOR (n:Company) ON (n.validFrom);
CREATE RANGE INDEX Company_validTo IF NOT EXISTS FOR (n:Company) ON (n.validTo);
CREATE RANGE INDEX Institution_name IF NOT EXISTS FOR (n:Institution) ON (n.name);
CREATE RANGE INDEX Institution_institutionType IF NOT EXISTS FOR (n:Institution) ON (n.institutionType);
CREATE RANGE INDEX Institution_foundedOn IF NOT EXISTS FOR (n:Institution) ON (n.foundedOn);
CREATE RANGE INDEX Institution_countryCode IF NOT EXISTS FOR (n:Institution) ON (n.countryCode);
CREATE RANGE INDEX Institution_status IF NOT EXISTS FOR (n:Institution) ON (n.status);
CREATE RANGE INDEX Institution_confidence IF NOT EXISTS FOR (n:Institution) ON (n.confidence);
CREATE RANGE INDEX Institution_validFrom IF NOT EXISTS FOR (n:Institution) ON (n.validFrom);
CREATE RANGE INDEX Institution_validTo IF NOT EXISTS FOR (n:Institution) ON (n.validTo);
CREATE RANGE INDEX LegalEntity_name IF NOT EXISTS FOR (n:LegalEntity) ON (n.name);
CREATE RANGE INDEX LegalEntity_countryCode IF NOT EXISTS FOR (n:LegalEntity) ON (n.countryCode);
CREATE RANGE INDEX LegalEntity_status IF NOT EXISTS FOR (n:LegalEntity) ON (n.status);
CREATE RANGE INDEX LegalEntity_confidence IF NOT EXISTS FOR (n:LegalEntity) ON (n.confidence);
CREATE RANGE INDEX LegalEntity_validFrom IF NOT EXISTS FOR (n:LegalEntity) ON (n.validFrom);
CREATE RANGE INDEX LegalEntity_validTo IF NOT EXISTS FOR (n:LegalEntity) ON (n.validTo);
CREATE RANGE INDEX Person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE RANGE INDEX Person_occupation IF NOT EXISTS FOR (n:Person) ON (n.occupation);
CREATE RANGE INDEX Person_countryCode IF NOT EXISTS FOR (n:Person) ON (n.countryCode);
CREATE RANGE INDEX Person_status IF NOT EXISTS FOR (n:Person) ON (n.status);
CREATE RANGE INDEX Person_confidence IF NOT EXISTS FOR (n:Person) ON (n.confidence);
CREATE RANGE INDEX Person_validFrom IF NOT EXISTS FOR (n:Person) ON (n.validFrom);
CREATE RANGE INDEX Person_validTo IF NOT EXISTS FOR (n:Person) ON (n.validTo);
CREATE RANGE INDEX Country_name IF NOT EXISTS FOR (n:Country) ON (n.name);
CREATE RANGE INDEX Country_isoCode IF NOT EXISTS FOR (n:Country) ON (n.isoCode);
CREATE RANGE INDEX Country_status IF NOT EXISTS FOR (n:Country) ON (n.status);
CREATE RANGE INDEX Country_confidence IF NOT EXISTS FOR (n:Country) ON (n.confidence);
CREATE RANGE INDEX Country_validFrom IF NOT EXISTS FOR (n:Country) ON (n.validFrom);
CREATE RANGE INDEX Country_validTo IF NOT EXISTS FOR (n:Country) ON (n.validTo);
CREATE RANGE INDEX Region_name IF NOT EXISTS FOR (n:Region) ON (n.name);
CREATE RANGE INDEX Region_regionType IF NOT EXISTS FOR (n:Region) ON (n.regionType);
CREATE RANGE INDEX Region_countryCode IF NOT EXISTS FOR (n:Region) ON (n.countryCode);
CREATE RANGE INDEX Region_status IF NOT EXISTS FOR (n:Region) ON (n.status);
CREATE RANGE INDEX Region_confidence IF NOT EXISTS FOR (n:Region) ON (n.confidence);
CREATE RANGE INDEX Region_validFrom IF NOT EXISTS FOR (n:Region) ON (n.validFrom);
CREATE RANGE INDEX Region_validTo IF NOT EXISTS FOR (n:Region) ON (n.validTo);
CREATE RANGE INDEX Facility_name IF NOT EXISTS FOR (n:Facility) ON (n.name);
CREATE RANGE INDEX Facility_facilityType IF NOT EXISTS FOR (n:Facility) ON (n.facilityType);
CREATE RANGE INDEX Facility_phase IF NOT EXISTS FOR (n:Facility) ON (n.phase);
CREATE RANGE INDEX Facility_address IF NOT EXISTS FOR (n:Facility) ON (n.address);
CREATE RANGE INDEX Facility_countryCode IF NOT EXISTS FOR (n:Facility) ON (n.countryCode);
CREATE RANGE INDEX Facility_latitude IF NOT EXISTS FOR (n:Facility) ON (n.latitude);
CREATE RANGE INDEX Facility_longitude IF NOT EXISTS FOR (n:Facility) ON (n.longitude);
CREATE RANGE INDEX Facility_powerMw IF NOT EXISTS FOR (n:Facility) ON (n.powerMw);
CREATE RANGE INDEX Facility_plannedPowerMw IF NOT EXISTS FOR (n:Facility) ON (n.plannedPowerMw);
CREATE RANGE INDEX Facility_h100Equivalents IF NOT EXISTS FOR (n:Facility) ON (n.h100Equivalents);
CREATE RANGE INDEX Facility_acceleratorCount IF NOT EXISTS FOR (n:Facility) ON (n.acceleratorCount);
CREATE RANGE INDEX Facility_capitalCost IF NOT EXISTS FOR (n:Facility) ON (n.capitalCost_minor);
CREATE RANGE INDEX Facility_operationalOn IF NOT EXISTS FOR (n:Facility) ON (n.operationalOn);
CREATE RANGE INDEX Facility_decommissionedOn IF NOT EXISTS FOR (n:Facility) ON (n.decommissionedOn);
CREATE RANGE INDEX Facility_status IF NOT EXISTS FOR (n:Facility) ON (n.status);
CREATE RANGE INDEX Facility_confidence IF NOT EXISTS FOR (n:Facility) ON (n.confidence);
CREATE RANGE INDEX Facility_validFrom IF NOT EXISTS FOR (n:Facility) ON (n.validFrom);
CREATE RANGE INDEX Facility_validTo IF NOT EXISTS FOR (n:Facility) ON (n.validTo);
CREATE RANGE INDEX Chip_name IF NOT EXISTS FOR (n:Chip) ON (n.name);
CREATE RANGE INDEX Chip_chipType IF NOT EXISTS FOR (n:Chip) ON (n.chipType);
CREATE RANGE INDEX Chip_market IF NOT EXISTS FOR (n:Chip) ON (n.market);
CREATE RANGE INDEX Chip_releasedOn IF NOT EXISTS FOR (n:Chip) ON (n.releasedOn);
CREATE RANGE INDEX Chip_launchPrice IF NOT EXISTS FOR (n:Chip) ON (n.launchPrice_minor);
CREATE RANGE INDEX Chip_memoryBytes IF NOT EXISTS FOR (n:Chip) ON (n.memoryBytes);
CREATE RANGE INDEX Chip_memoryBandwidthBytesPerSecond IF NOT EXISTS FOR (n:Chip) ON (n.memoryBandwidthBytesPerSecond);
CREATE RANGE INDEX Chip_tdpWatts IF NOT EXISTS FOR (n:Chip) ON (n.tdpWatts);
CREATE RANGE INDEX Chip_fp32Flops IF NOT EXISTS FOR (n:Chip) ON (n.fp32Flops);
CREATE RANGE INDEX Chip_fp16Flops IF NOT EXISTS FOR (n:Chip) ON (n.fp16Flops);
CREATE RANGE INDEX Chip_fp8Flops IF NOT EXISTS FOR (n:Chip) ON (n.fp8Flops);
CREATE RANGE INDEX Chip_int8Ops IF NOT EXISTS FOR (n:Chip) ON (n.int8Ops);
CREATE RANGE INDEX Chip_processNm IF NOT EXISTS FOR (n:Chip) ON (n.processNm);
CREATE RANGE INDEX Chip_transistorCount IF NOT EXISTS FOR (n:Chip) ON (n.transistorCount);
CREATE RANGE INDEX Chip_status IF NOT EXISTS FOR (n:Chip) ON (n.status);
CREATE RANGE INDEX Chip_confidence IF NOT EXISTS FOR (n:Chip) ON (n.confidence);
CREATE RANGE INDEX Chip_validFrom IF NOT EXISTS FOR (n:Chip) ON (n.validFrom);
CREATE RANGE INDEX Chip_validTo IF NOT EXISTS FOR (n:Chip) ON (n.validTo);
CREATE RANGE INDEX AiModel_name IF NOT EXISTS FOR (n:AiModel) ON (n.name);
CREATE RANGE INDEX AiModel_publishedOn IF NOT EXISTS FOR (n:AiModel) ON (n.publishedOn);
CREATE RANGE INDEX AiModel_parameterCount IF NOT EXISTS FOR (n:AiModel) ON (n.parameterCount);
CREATE RANGE INDEX AiModel_activeParameterCount IF NOT EXISTS FOR (n:AiModel) ON (n.activeParameterCount);
CREATE RANGE INDEX AiModel_trainingFlop IF NOT EXISTS FOR (n:AiModel) ON (n.trainingFlop);
CREATE RANGE INDEX AiModel_trainingTokens IF NOT EXISTS FOR (n:AiModel) ON (n.trainingTokens);
CREATE RANGE INDEX AiModel_trainingCost IF NOT EXISTS FOR (n:AiModel) ON (n.trainingCost_minor);
CREATE RANGE INDEX AiModel_accessibility IF NOT EXISTS FOR (n:AiModel) ON (n.accessibility);
CREATE RANGE INDEX AiModel_baseModel IF NOT EXISTS FOR (n:AiModel) ON (n.baseModel);
CREATE RANGE INDEX AiModel_status IF NOT EXISTS FOR (n:AiModel) ON (n.status);
CREATE RANGE INDEX AiModel_confidence IF NOT EXISTS FOR (n:AiModel) ON (n.confidence);
CREATE RANGE INDEX AiModel_validFrom IF NOT EXISTS FOR (n:AiModel) ON (n.validFrom);
CREATE RANGE INDEX AiModel_validTo IF NOT EXISTS FOR (n:AiModel) ON (n.validTo);
CREATE RANGE INDEX Technology_name IF NOT EXISTS FOR (n:Technology) ON (n.name);
CREATE RANGE INDEX Technology_technologyType IF NOT EXISTS FOR (n:Technology) ON (n.technologyType);
CREATE RANGE INDEX Technology_introducedOn IF NOT EXISTS FOR (n:Technology) ON (n.introducedOn);
CREATE RANGE INDEX Technology_status IF NOT EXISTS FOR (n:Technology) ON (n.status);
CREATE RANGE INDEX Technology_confidence IF NOT EXISTS FOR (n:Technology) ON (n.confidence);
CREATE RANGE INDEX Technology_validFrom IF NOT EXISTS FOR (n:Technology) ON (n.validFrom);
CREATE RANGE INDEX Technology_validTo IF NOT EXISTS FOR (n:Technology) ON (n.validTo);
CREATE RANGE INDEX Product_name IF NOT EXISTS FOR (n:Product) ON (n.name);
CREATE RANGE INDEX Product_productType IF NOT EXISTS FOR (n:Product) ON (n.productType);
CREATE RANGE INDEX Product_phase IF NOT EXISTS FOR (n:Product) ON (n.phase);
CREATE RANGE INDEX Product_releasedOn IF NOT EXISTS FOR (n:Product) ON (n.releasedOn);
CREATE RANGE INDEX Product_status IF NOT EXISTS FOR (n:Product) ON (n.status);
CREATE RANGE INDEX Product_confidence IF NOT EXISTS FOR (n:Product) ON (n.confidence);
CREATE RANGE INDEX Product_validFrom IF NOT EXISTS FOR (n:Product) ON (n.validFrom);
CREATE RANGE INDEX Product_validTo IF NOT EXISTS FOR (n:Product) ON (n.validTo);
CREATE RANGE INDEX FundingRound_name IF NOT EXISTS FOR (n:FundingRound) ON (n.name);
CREATE RANGE INDEX FundingRound_roundType IF NOT EXISTS FOR (n:FundingRound) ON (n.roundType);
CREATE RANGE INDEX FundingRound_amount IF NOT EXISTS FOR (n:FundingRound) ON (n.amount_minor);
CREATE RANGE INDEX FundingRound_debtAmount IF NOT EXISTS FOR (n:FundingRound) ON (n.debtAmount_minor);
CREATE RANGE INDEX FundingRound_postMoneyValuation IF NOT EXISTS FOR (n:FundingRound) ON (n.postMoneyValuation_minor);
CREATE RANGE INDEX FundingRound_announcedOn IF NOT EXISTS FOR (n:FundingRound) ON (n.announcedOn);
CREATE RANGE INDEX FundingRound_closedOn IF NOT EXISTS FOR (n:FundingRound) ON (n.closedOn);
CREATE RANGE INDEX FundingRound_status IF NOT EXISTS FOR (n:FundingRound) ON (n.status);
CREATE RANGE INDEX FundingRound_confidence IF NOT EXISTS FOR (n:FundingRound) ON (n.confidence);
CREATE RANGE INDEX FundingRound_validFrom IF NOT EXISTS FOR (n:FundingRound) ON (n.validFrom);
CREATE RANGE INDEX FundingRound_validTo IF NOT EXISTS FOR (n:FundingRound) ON (n.validTo);
CREATE RANGE INDEX Program_name IF NOT EXISTS FOR (n:Program) ON (n.name);
CREATE RANGE INDEX Program_programType IF NOT EXISTS FOR (n:Program) ON (n.programType);
CREATE RANGE INDEX Program_budget IF NOT EXISTS FOR (n:Program) ON (n.budget_minor);
CREATE RANGE INDEX Program_announcedOn IF NOT EXISTS FOR (n:Program) ON (n.announcedOn);
CREATE RANGE INDEX Program_status IF NOT EXISTS FOR (n:Program) ON (n.status);
CREATE RANGE INDEX Program_confidence IF NOT EXISTS FOR (n:Program) ON (n.confidence);
CREATE RANGE INDEX Program_validFrom IF NOT EXISTS FOR (n:Program) ON (n.validFrom);
CREATE RANGE INDEX Program_validTo IF NOT EXISTS FOR (n:Program) ON (n.validTo);
CREATE RANGE INDEX Event_name IF NOT EXISTS FOR (n:Event) ON (n.name);
CREATE RANGE INDEX Event_eventType IF NOT EXISTS FOR (n:Event) ON (n.eventType);
CREATE RANGE INDEX Event_occurredOn IF NOT EXISTS FOR (n:Event) ON (n.occurredOn);
CREATE RANGE INDEX Event_endedOn IF NOT EXISTS FOR (n:Event) ON (n.endedOn);
CREATE RANGE INDEX Event_status IF NOT EXISTS FOR (n:Event) ON (n.status);
CREATE RANGE INDEX Event_confidence IF NOT EXISTS FOR (n:Event) ON (n.confidence);
CREATE RANGE INDEX Event_validFrom IF NOT EXISTS FOR (n:Event) ON (n.validFrom);
CREATE RANGE INDEX Event_validTo IF NOT EXISTS FOR (n:Event) ON (n.validTo);
CREATE RANGE INDEX Forecast_name IF NOT EXISTS FOR (n:Forecast) ON (n.name);
CREATE RANGE INDEX Forecast_metric IF NOT EXISTS FOR (n:Forecast) ON (n.metric);
CREATE RANGE INDEX Forecast_amount IF NOT EXISTS FOR (n:Forecast) ON (n.amount_minor);
CREATE RANGE INDEX Forecast_low IF NOT EXISTS FOR (n:Forecast) ON (n.low);
CREATE RANGE INDEX Forecast_high IF NOT EXISTS FOR (n:Forecast) ON (n.high);
CREATE RANGE INDEX Forecast_unit IF NOT EXISTS FOR (n:Forecast) ON (n.unit);
CREATE RANGE INDEX Forecast_targetYear IF NOT EXISTS FOR (n:Forecast) ON (n.targetYear);
CREATE RANGE INDEX Forecast_condition IF NOT EXISTS FOR (n:Forecast) ON (n.condition);
CREATE RANGE INDEX Forecast_statedOn IF NOT EXISTS FOR (n:Forecast) ON (n.statedOn);
CREATE RANGE INDEX Forecast_status IF NOT EXISTS FOR (n:Forecast) ON (n.status);
CREATE RANGE INDEX Forecast_confidence IF NOT EXISTS FOR (n:Forecast) ON (n.confidence);
CREATE RANGE INDEX Forecast_validFrom IF NOT EXISTS FOR (n:Forecast) ON (n.validFrom);
CREATE RANGE INDEX Forecast_validTo IF NOT EXISTS FOR (n:Forecast) ON (n.validTo);
CREATE RANGE INDEX Theme_name IF NOT EXISTS FOR (n:Theme) ON (n.name);
CREATE RANGE INDEX Theme_themeType IF NOT EXISTS FOR (n:Theme) ON (n.themeType);
CREATE RANGE INDEX Theme_status IF NOT EXISTS FOR (n:Theme) ON (n.status);
CREATE RANGE INDEX Theme_confidence IF NOT EXISTS FOR (n:Theme) ON (n.confidence);
CREATE RANGE INDEX Theme_validFrom IF NOT EXISTS FOR (n:Theme) ON (n.validFrom);
CREATE RANGE INDEX Theme_validTo IF NOT EXISTS FOR (n:Theme) ON (n.validTo);
CREATE RANGE INDEX Source_name IF NOT EXISTS FOR (n:Source) ON (n.name);
CREATE RANGE INDEX Source_sourceType IF NOT EXISTS FOR (n:Source) ON (n.sourceType);
CREATE RANGE INDEX Source_publisher IF NOT EXISTS FOR (n:Source) ON (n.publisher);
CREATE RANGE INDEX Source_publishedOn IF NOT EXISTS FOR (n:Source) ON (n.publishedOn);
CREATE RANGE INDEX Source_retrievedOn IF NOT EXISTS FOR (n:Source) ON (n.retrievedOn);
CREATE RANGE INDEX Source_licence IF NOT EXISTS FOR (n:Source) ON (n.licence);
CREATE RANGE INDEX Source_status IF NOT EXISTS FOR (n:Source) ON (n.status);
CREATE RANGE INDEX Source_confidence IF NOT EXISTS FOR (n:Source) ON (n.confidence);
CREATE RANGE INDEX Source_validFrom IF NOT EXISTS FOR (n:Source) ON (n.validFrom);
CREATE RANGE INDEX Source_validTo IF NOT EXISTS FOR (n:Source) ON (n.validTo);

// Keys of institutions; also the order of scans.
CREATE CONSTRAINT Institution_key IF NOT EXISTS FOR (n:Institution) REQUIRE n.key IS UNIQUE;

// Keys of legalEntities; also the order of scans.
CREATE CONSTRAINT LegalEntity_key IF NOT EXISTS FOR (n:LegalEntity) REQUIRE n.key IS UNIQUE;

// Keys of people; also the order of scans.
CREATE CONSTRAINT Person_key IF NOT EXISTS FOR (n:Person) REQUIRE n.key IS UNIQUE;

// Keys of countries; also the order of scans.
CREATE CONSTRAINT Country_key IF NOT EXISTS FOR (n:Country) REQUIRE n.key IS UNIQUE;

// Keys of regions; also the order of scans.
CREATE CONSTRAINT Region_key IF NOT EXISTS FOR (n:Region) REQUIRE n.key IS UNIQUE;

// Keys of facilities; also the order of scans.
CREATE CONSTRAINT Facility_key IF NOT EXISTS FOR (n:Facility) REQUIRE n.key IS UNIQUE;

// Keys of chips; also the order of scans.
CREATE CONSTRAINT Chip_key IF NOT EXISTS FOR (n:Chip) REQUIRE n.key IS UNIQUE;

// Keys of aiModels; also the order of scans.
CREATE CONSTRAINT AiModel_key IF NOT EXISTS FOR (n:AiModel) REQUIRE n.key IS UNIQUE;

// Keys of technologies; also the order of scans.
CREATE CONSTRAINT Technology_key IF NOT EXISTS FOR (n:Technology) REQUIRE n.key IS UNIQUE;

// Keys of products; also the order of scans.
CREATE CONSTRAINT Product_key IF NOT EXISTS FOR (n:Product) REQUIRE n.key IS UNIQUE;

// Keys of fundingRounds; also the order of scans.
CREATE CONSTRAINT FundingRound_key IF NOT EXISTS FOR (n:FundingRound) REQUIRE n.key IS UNIQUE;

// Keys of programs; also the order of scans.
CREATE CONSTRAINT Program_key IF NOT EXISTS FOR (n:Program) REQUIRE n.key IS UNIQUE;

// Keys of events; also the order of scans.
CREATE CONSTRAINT Event_key IF NOT EXISTS FOR (n:Event) REQUIRE n.key IS UNIQUE;

// Keys of forecasts; also the order of scans.
CREATE CONSTRAINT Forecast_key IF NOT EXISTS FOR (n:Forecast) REQUIRE n.key IS UNIQUE;

// Keys of themes; also the order of scans.
CREATE CONSTRAINT Theme_key IF NOT EXISTS FOR (n:Theme) REQUIRE n.key IS UNIQUE;

// Keys of sources; also the order of scans.
CREATE CONSTRAINT Source_key IF NOT EXISTS FOR (n:Source) REQUIRE n.key IS UNIQUE;

// Root lists in the order of names.
CREATE RANGE INDEX Entity_name_head IF NOT EXISTS FOR (n:Entity) ON (n.name_head);
CREATE RANGE INDEX Investor_name_head IF NOT EXISTS FOR (n:Investor) ON (n.name_head);
CREATE RANGE INDEX Organization_name_head IF NOT EXISTS FOR (n:Organization) ON (n.name_head);
CREATE RANGE INDEX Place_name_head IF NOT EXISTS FOR (n:Place) ON (n.name_head);
CREATE RANGE INDEX Company_name_head IF NOT EXISTS FOR (n:Company) ON (n.name_head);
CREATE RANGE INDEX Institution_name_head IF NOT EXISTS FOR (n:Institution) ON (n.name_head);
CREATE RANGE INDEX LegalEntity_name_head IF NOT EXISTS FOR (n:LegalEntity) ON (n.name_head);
CREATE RANGE INDEX Person_name_head IF NOT EXISTS FOR (n:Person) ON (n.name_head);
CREATE RANGE INDEX Country_name_head IF NOT EXISTS FOR (n:Country) ON (n.name_head);
CREATE RANGE INDEX Region_name_head IF NOT EXISTS FOR (n:Region) ON (n.name_head);
CREATE RANGE INDEX Facility_name_head IF NOT EXISTS FOR (n:Facility) ON (n.name_head);
CREATE RANGE INDEX Chip_name_head IF NOT EXISTS FOR (n:Chip) ON (n.name_head);
CREATE RANGE INDEX AiModel_name_head IF NOT EXISTS FOR (n:AiModel) ON (n.name_head);
CREATE RANGE INDEX Technology_name_head IF NOT EXISTS FOR (n:Technology) ON (n.name_head);
CREATE RANGE INDEX Product_name_head IF NOT EXISTS FOR (n:Product) ON (n.name_head);
CREATE RANGE INDEX FundingRound_name_head IF NOT EXISTS FOR (n:FundingRound) ON (n.name_head);
CREATE RANGE INDEX Program_name_head IF NOT EXISTS FOR (n:Program) ON (n.name_head);
CREATE RANGE INDEX Event_name_head IF NOT EXISTS FOR (n:Event) ON (n.name_head);
CREATE RANGE INDEX Forecast_name_head IF NOT EXISTS FOR (n:Forecast) ON (n.name_head);
CREATE RANGE INDEX Theme_name_head IF NOT EXISTS FOR (n:Theme) ON (n.name_head);
CREATE RANGE INDEX Source_name_head IF NOT EXISTS FOR (n:Source) ON (n.name_head);

// One version per edge and load; look-up by id.
CREATE CONSTRAINT INVESTED_IN_version IF NOT EXISTS FOR ()-[x:INVESTED_IN]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT INVESTED_IN__PAST_version IF NOT EXISTS FOR ()-[x:INVESTED_IN__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT RAISED_version IF NOT EXISTS FOR ()-[x:RAISED]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT RAISED__PAST_version IF NOT EXISTS FOR ()-[x:RAISED__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT COMMITTED_TO_version IF NOT EXISTS FOR ()-[x:COMMITTED_TO]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT COMMITTED_TO__PAST_version IF NOT EXISTS FOR ()-[x:COMMITTED_TO__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT OWNS_version IF NOT EXISTS FOR ()-[x:OWNS]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT OWNS__PAST_version IF NOT EXISTS FOR ()-[x:OWNS__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT ACQUIRED_version IF NOT EXISTS FOR ()-[x:ACQUIRED]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT ACQUIRED__PAST_version IF NOT EXISTS FOR ()-[x:ACQUIRED__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT PARTNERS_WITH_version IF NOT EXISTS FOR ()-[x:PARTNERS_WITH]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT PARTNERS_WITH__PAST_version IF NOT EXISTS FOR ()-[x:PARTNERS_WITH__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT SUPPLIES_version IF NOT EXISTS FOR ()-[x:SUPPLIES]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT SUPPLIES__PAST_version IF NOT EXISTS FOR ()-[x:SUPPLIES__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT LENDS_TO_version IF NOT EXISTS FOR ()-[x:LENDS_TO]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT LENDS_TO__PAST_version IF NOT EXISTS FOR ()-[x:LENDS_TO__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT GUARANTEES_version IF NOT EXISTS FOR ()-[x:GUARANTEES]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT GUARANTEES__PAST_version IF NOT EXISTS FOR ()-[x:GUARANTEES__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT HOLDS_ROLE_AT_version IF NOT EXISTS FOR ()-[x:HOLDS_ROLE_AT]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT HOLDS_ROLE_AT__PAST_version IF NOT EXISTS FOR ()-[x:HOLDS_ROLE_AT__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT OPERATES_version IF NOT EXISTS FOR ()-[x:OPERATES]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT OPERATES__PAST_version IF NOT EXISTS FOR ()-[x:OPERATES__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT LOCATED_IN_version IF NOT EXISTS FOR ()-[x:LOCATED_IN]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT LOCATED_IN__PAST_version IF NOT EXISTS FOR ()-[x:LOCATED_IN__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT PART_OF_version IF NOT EXISTS FOR ()-[x:PART_OF]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT PART_OF__PAST_version IF NOT EXISTS FOR ()-[x:PART_OF__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT EXPANDS_INTO_version IF NOT EXISTS FOR ()-[x:EXPANDS_INTO]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT EXPANDS_INTO__PAST_version IF NOT EXISTS FOR ()-[x:EXPANDS_INTO__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT DESIGNS_version IF NOT EXISTS FOR ()-[x:DESIGNS]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT DESIGNS__PAST_version IF NOT EXISTS FOR ()-[x:DESIGNS__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT MANUFACTURES_version IF NOT EXISTS FOR ()-[x:MANUFACTURES]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT MANUFACTURES__PAST_version IF NOT EXISTS FOR ()-[x:MANUFACTURES__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT DEVELOPS_version IF NOT EXISTS FOR ()-[x:DEVELOPS]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT DEVELOPS__PAST_version IF NOT EXISTS FOR ()-[x:DEVELOPS__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT RUNS_version IF NOT EXISTS FOR ()-[x:RUNS]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT RUNS__PAST_version IF NOT EXISTS FOR ()-[x:RUNS__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT TRAINED_ON_version IF NOT EXISTS FOR ()-[x:TRAINED_ON]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT TRAINED_ON__PAST_version IF NOT EXISTS FOR ()-[x:TRAINED_ON__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT DEPLOYS_version IF NOT EXISTS FOR ()-[x:DEPLOYS]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT DEPLOYS__PAST_version IF NOT EXISTS FOR ()-[x:DEPLOYS__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT SUPPORTS_version IF NOT EXISTS FOR ()-[x:SUPPORTS]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT SUPPORTS__PAST_version IF NOT EXISTS FOR ()-[x:SUPPORTS__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT ANNOUNCED_version IF NOT EXISTS FOR ()-[x:ANNOUNCED]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT ANNOUNCED__PAST_version IF NOT EXISTS FOR ()-[x:ANNOUNCED__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT SPONSORS_version IF NOT EXISTS FOR ()-[x:SPONSORS]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT SPONSORS__PAST_version IF NOT EXISTS FOR ()-[x:SPONSORS__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT AFFECTED_version IF NOT EXISTS FOR ()-[x:AFFECTED]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT AFFECTED__PAST_version IF NOT EXISTS FOR ()-[x:AFFECTED__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT ADDRESSES_version IF NOT EXISTS FOR ()-[x:ADDRESSES]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT ADDRESSES__PAST_version IF NOT EXISTS FOR ()-[x:ADDRESSES__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT STATED_version IF NOT EXISTS FOR ()-[x:STATED]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT STATED__PAST_version IF NOT EXISTS FOR ()-[x:STATED__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT CONCERNS_version IF NOT EXISTS FOR ()-[x:CONCERNS]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;
CREATE CONSTRAINT CONCERNS__PAST_version IF NOT EXISTS FOR ()-[x:CONCERNS__PAST]-() REQUIRE (x.id, x._addedLoad) IS UNIQUE;

// Pages of edges that leave a node.
CREATE RANGE INDEX INVESTED_IN_from IF NOT EXISTS FOR ()-[x:INVESTED_IN]-() ON (x.from, x._pos);
CREATE RANGE INDEX INVESTED_IN__PAST_from IF NOT EXISTS FOR ()-[x:INVESTED_IN__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX RAISED_from IF NOT EXISTS FOR ()-[x:RAISED]-() ON (x.from, x._pos);
CREATE RANGE INDEX RAISED__PAST_from IF NOT EXISTS FOR ()-[x:RAISED__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX COMMITTED_TO_from IF NOT EXISTS FOR ()-[x:COMMITTED_TO]-() ON (x.from, x._pos);
CREATE RANGE INDEX COMMITTED_TO__PAST_from IF NOT EXISTS FOR ()-[x:COMMITTED_TO__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX OWNS_from IF NOT EXISTS FOR ()-[x:OWNS]-() ON (x.from, x._pos);
CREATE RANGE INDEX OWNS__PAST_from IF NOT EXISTS FOR ()-[x:OWNS__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX ACQUIRED_from IF NOT EXISTS FOR ()-[x:ACQUIRED]-() ON (x.from, x._pos);
CREATE RANGE INDEX ACQUIRED__PAST_from IF NOT EXISTS FOR ()-[x:ACQUIRED__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX PARTNERS_WITH_from IF NOT EXISTS FOR ()-[x:PARTNERS_WITH]-() ON (x.from, x._pos);
CREATE RANGE INDEX PARTNERS_WITH__PAST_from IF NOT EXISTS FOR ()-[x:PARTNERS_WITH__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX SUPPLIES_from IF NOT EXISTS FOR ()-[x:SUPPLIES]-() ON (x.from, x._pos);
CREATE RANGE INDEX SUPPLIES__PAST_from IF NOT EXISTS FOR ()-[x:SUPPLIES__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX LENDS_TO_from IF NOT EXISTS FOR ()-[x:LENDS_TO]-() ON (x.from, x._pos);
CREATE RANGE INDEX LENDS_TO__PAST_from IF NOT EXISTS FOR ()-[x:LENDS_TO__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX GUARANTEES_from IF NOT EXISTS FOR ()-[x:GUARANTEES]-() ON (x.from, x._pos);
CREATE RANGE INDEX GUARANTEES__PAST_from IF NOT EXISTS FOR ()-[x:GUARANTEES__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX HOLDS_ROLE_AT_from IF NOT EXISTS FOR ()-[x:HOLDS_ROLE_AT]-() ON (x.from, x._pos);
CREATE RANGE INDEX HOLDS_ROLE_AT__PAST_from IF NOT EXISTS FOR ()-[x:HOLDS_ROLE_AT__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX OPERATES_from IF NOT EXISTS FOR ()-[x:OPERATES]-() ON (x.from, x._pos);
CREATE RANGE INDEX OPERATES__PAST_from IF NOT EXISTS FOR ()-[x:OPERATES__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX LOCATED_IN_from IF NOT EXISTS FOR ()-[x:LOCATED_IN]-() ON (x.from, x._pos);
CREATE RANGE INDEX LOCATED_IN__PAST_from IF NOT EXISTS FOR ()-[x:LOCATED_IN__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX PART_OF_from IF NOT EXISTS FOR ()-[x:PART_OF]-() ON (x.from, x._pos);
CREATE RANGE INDEX PART_OF__PAST_from IF NOT EXISTS FOR ()-[x:PART_OF__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX EXPANDS_INTO_from IF NOT EXISTS FOR ()-[x:EXPANDS_INTO]-() ON (x.from, x._pos);
CREATE RANGE INDEX EXPANDS_INTO__PAST_from IF NOT EXISTS FOR ()-[x:EXPANDS_INTO__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX DESIGNS_from IF NOT EXISTS FOR ()-[x:DESIGNS]-() ON (x.from, x._pos);
CREATE RANGE INDEX DESIGNS__PAST_from IF NOT EXISTS FOR ()-[x:DESIGNS__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX MANUFACTURES_from IF NOT EXISTS FOR ()-[x:MANUFACTURES]-() ON (x.from, x._pos);
CREATE RANGE INDEX MANUFACTURES__PAST_from IF NOT EXISTS FOR ()-[x:MANUFACTURES__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX DEVELOPS_from IF NOT EXISTS FOR ()-[x:DEVELOPS]-() ON (x.from, x._pos);
CREATE RANGE INDEX DEVELOPS__PAST_from IF NOT EXISTS FOR ()-[x:DEVELOPS__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX RUNS_from IF NOT EXISTS FOR ()-[x:RUNS]-() ON (x.from, x._pos);
CREATE RANGE INDEX RUNS__PAST_from IF NOT EXISTS FOR ()-[x:RUNS__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX TRAINED_ON_from IF NOT EXISTS FOR ()-[x:TRAINED_ON]-() ON (x.from, x._pos);
CREATE RANGE INDEX TRAINED_ON__PAST_from IF NOT EXISTS FOR ()-[x:TRAINED_ON__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX DEPLOYS_from IF NOT EXISTS FOR ()-[x:DEPLOYS]-() ON (x.from, x._pos);
CREATE RANGE INDEX DEPLOYS__PAST_from IF NOT EXISTS FOR ()-[x:DEPLOYS__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX SUPPORTS_from IF NOT EXISTS FOR ()-[x:SUPPORTS]-() ON (x.from, x._pos);
CREATE RANGE INDEX SUPPORTS__PAST_from IF NOT EXISTS FOR ()-[x:SUPPORTS__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX ANNOUNCED_from IF NOT EXISTS FOR ()-[x:ANNOUNCED]-() ON (x.from, x._pos);
CREATE RANGE INDEX ANNOUNCED__PAST_from IF NOT EXISTS FOR ()-[x:ANNOUNCED__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX SPONSORS_from IF NOT EXISTS FOR ()-[x:SPONSORS]-() ON (x.from, x._pos);
CREATE RANGE INDEX SPONSORS__PAST_from IF NOT EXISTS FOR ()-[x:SPONSORS__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX AFFECTED_from IF NOT EXISTS FOR ()-[x:AFFECTED]-() ON (x.from, x._pos);
CREATE RANGE INDEX AFFECTED__PAST_from IF NOT EXISTS FOR ()-[x:AFFECTED__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX ADDRESSES_from IF NOT EXISTS FOR ()-[x:ADDRESSES]-() ON (x.from, x._pos);
CREATE RANGE INDEX ADDRESSES__PAST_from IF NOT EXISTS FOR ()-[x:ADDRESSES__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX STATED_from IF NOT EXISTS FOR ()-[x:STATED]-() ON (x.from, x._pos);
CREATE RANGE INDEX STATED__PAST_from IF NOT EXISTS FOR ()-[x:STATED__PAST]-() ON (x.from, x._pos);
CREATE RANGE INDEX CONCERNS_from IF NOT EXISTS FOR ()-[x:CONCERNS]-() ON (x.from, x._pos);
CREATE RANGE INDEX CONCERNS__PAST_from IF NOT EXISTS FOR ()-[x:CONCERNS__PAST]-() ON (x.from, x._pos);

// Pages of edges that reach a node.
CREATE RANGE INDEX INVESTED_IN_to IF NOT EXISTS FOR ()-[x:INVESTED_IN]-() ON (x.to, x._pos);
CREATE RANGE INDEX INVESTED_IN__PAST_to IF NOT EXISTS FOR ()-[x:INVESTED_IN__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX RAISED_to IF NOT EXISTS FOR ()-[x:RAISED]-() ON (x.to, x._pos);
CREATE RANGE INDEX RAISED__PAST_to IF NOT EXISTS FOR ()-[x:RAISED__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX COMMITTED_TO_to IF NOT EXISTS FOR ()-[x:COMMITTED_TO]-() ON (x.to, x._pos);
CREATE RANGE INDEX COMMITTED_TO__PAST_to IF NOT EXISTS FOR ()-[x:COMMITTED_TO__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX OWNS_to IF NOT EXISTS FOR ()-[x:OWNS]-() ON (x.to, x._pos);
CREATE RANGE INDEX OWNS__PAST_to IF NOT EXISTS FOR ()-[x:OWNS__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX ACQUIRED_to IF NOT EXISTS FOR ()-[x:ACQUIRED]-() ON (x.to, x._pos);
CREATE RANGE INDEX ACQUIRED__PAST_to IF NOT EXISTS FOR ()-[x:ACQUIRED__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX PARTNERS_WITH_to IF NOT EXISTS FOR ()-[x:PARTNERS_WITH]-() ON (x.to, x._pos);
CREATE RANGE INDEX PARTNERS_WITH__PAST_to IF NOT EXISTS FOR ()-[x:PARTNERS_WITH__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX SUPPLIES_to IF NOT EXISTS FOR ()-[x:SUPPLIES]-() ON (x.to, x._pos);
CREATE RANGE INDEX SUPPLIES__PAST_to IF NOT EXISTS FOR ()-[x:SUPPLIES__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX LENDS_TO_to IF NOT EXISTS FOR ()-[x:LENDS_TO]-() ON (x.to, x._pos);
CREATE RANGE INDEX LENDS_TO__PAST_to IF NOT EXISTS FOR ()-[x:LENDS_TO__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX GUARANTEES_to IF NOT EXISTS FOR ()-[x:GUARANTEES]-() ON (x.to, x._pos);
CREATE RANGE INDEX GUARANTEES__PAST_to IF NOT EXISTS FOR ()-[x:GUARANTEES__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX HOLDS_ROLE_AT_to IF NOT EXISTS FOR ()-[x:HOLDS_ROLE_AT]-() ON (x.to, x._pos);
CREATE RANGE INDEX HOLDS_ROLE_AT__PAST_to IF NOT EXISTS FOR ()-[x:HOLDS_ROLE_AT__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX OPERATES_to IF NOT EXISTS FOR ()-[x:OPERATES]-() ON (x.to, x._pos);
CREATE RANGE INDEX OPERATES__PAST_to IF NOT EXISTS FOR ()-[x:OPERATES__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX LOCATED_IN_to IF NOT EXISTS FOR ()-[x:LOCATED_IN]-() ON (x.to, x._pos);
CREATE RANGE INDEX LOCATED_IN__PAST_to IF NOT EXISTS FOR ()-[x:LOCATED_IN__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX PART_OF_to IF NOT EXISTS FOR ()-[x:PART_OF]-() ON (x.to, x._pos);
CREATE RANGE INDEX PART_OF__PAST_to IF NOT EXISTS FOR ()-[x:PART_OF__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX EXPANDS_INTO_to IF NOT EXISTS FOR ()-[x:EXPANDS_INTO]-() ON (x.to, x._pos);
CREATE RANGE INDEX EXPANDS_INTO__PAST_to IF NOT EXISTS FOR ()-[x:EXPANDS_INTO__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX DESIGNS_to IF NOT EXISTS FOR ()-[x:DESIGNS]-() ON (x.to, x._pos);
CREATE RANGE INDEX DESIGNS__PAST_to IF NOT EXISTS FOR ()-[x:DESIGNS__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX MANUFACTURES_to IF NOT EXISTS FOR ()-[x:MANUFACTURES]-() ON (x.to, x._pos);
CREATE RANGE INDEX MANUFACTURES__PAST_to IF NOT EXISTS FOR ()-[x:MANUFACTURES__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX DEVELOPS_to IF NOT EXISTS FOR ()-[x:DEVELOPS]-() ON (x.to, x._pos);
CREATE RANGE INDEX DEVELOPS__PAST_to IF NOT EXISTS FOR ()-[x:DEVELOPS__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX RUNS_to IF NOT EXISTS FOR ()-[x:RUNS]-() ON (x.to, x._pos);
CREATE RANGE INDEX RUNS__PAST_to IF NOT EXISTS FOR ()-[x:RUNS__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX TRAINED_ON_to IF NOT EXISTS FOR ()-[x:TRAINED_ON]-() ON (x.to, x._pos);
CREATE RANGE INDEX TRAINED_ON__PAST_to IF NOT EXISTS FOR ()-[x:TRAINED_ON__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX DEPLOYS_to IF NOT EXISTS FOR ()-[x:DEPLOYS]-() ON (x.to, x._pos);
CREATE RANGE INDEX DEPLOYS__PAST_to IF NOT EXISTS FOR ()-[x:DEPLOYS__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX SUPPORTS_to IF NOT EXISTS FOR ()-[x:SUPPORTS]-() ON (x.to, x._pos);
CREATE RANGE INDEX SUPPORTS__PAST_to IF NOT EXISTS FOR ()-[x:SUPPORTS__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX ANNOUNCED_to IF NOT EXISTS FOR ()-[x:ANNOUNCED]-() ON (x.to, x._pos);
CREATE RANGE INDEX ANNOUNCED__PAST_to IF NOT EXISTS FOR ()-[x:ANNOUNCED__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX SPONSORS_to IF NOT EXISTS FOR ()-[x:SPONSORS]-() ON (x.to, x._pos);
CREATE RANGE INDEX SPONSORS__PAST_to IF NOT EXISTS FOR ()-[x:SPONSORS__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX AFFECTED_to IF NOT EXISTS FOR ()-[x:AFFECTED]-() ON (x.to, x._pos);
CREATE RANGE INDEX AFFECTED__PAST_to IF NOT EXISTS FOR ()-[x:AFFECTED__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX ADDRESSES_to IF NOT EXISTS FOR ()-[x:ADDRESSES]-() ON (x.to, x._pos);
CREATE RANGE INDEX ADDRESSES__PAST_to IF NOT EXISTS FOR ()-[x:ADDRESSES__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX STATED_to IF NOT EXISTS FOR ()-[x:STATED]-() ON (x.to, x._pos);
CREATE RANGE INDEX STATED__PAST_to IF NOT EXISTS FOR ()-[x:STATED__PAST]-() ON (x.to, x._pos);
CREATE RANGE INDEX CONCERNS_to IF NOT EXISTS FOR ()-[x:CONCERNS]-() ON (x.to, x._pos);
CREATE RANGE INDEX CONCERNS__PAST_to IF NOT EXISTS FOR ()-[x:CONCERNS__PAST]-() ON (x.to, x._pos);

// Pages of edges whose round names a node.
CREATE RANGE INDEX INVESTED_IN_round IF NOT EXISTS FOR ()-[x:INVESTED_IN]-() ON (x.round, x._pos);
CREATE RANGE INDEX INVESTED_IN__PAST_round IF NOT EXISTS FOR ()-[x:INVESTED_IN__PAST]-() ON (x.round, x._pos);

// Pages of edges whose program names a node.
CREATE RANGE INDEX INVESTED_IN_program IF NOT EXISTS FOR ()-[x:INVESTED_IN]-() ON (x.program, x._pos);
CREATE RANGE INDEX INVESTED_IN__PAST_program IF NOT EXISTS FOR ()-[x:INVESTED_IN__PAST]-() ON (x.program, x._pos);

// Pages of edges whose inResponseTo names a node.
CREATE RANGE INDEX ACQUIRED_inResponseTo IF NOT EXISTS FOR ()-[x:ACQUIRED]-() ON (x.inResponseTo, x._pos);
CREATE RANGE INDEX ACQUIRED__PAST_inResponseTo IF NOT EXISTS FOR ()-[x:ACQUIRED__PAST]-() ON (x.inResponseTo, x._pos);

// Pages of edges whose technique names a node.
CREATE RANGE INDEX RUNS_technique IF NOT EXISTS FOR ()-[x:RUNS]-() ON (x.technique, x._pos);
CREATE RANGE INDEX RUNS__PAST_technique IF NOT EXISTS FOR ()-[x:RUNS__PAST]-() ON (x.technique, x._pos);

// Search; the tokens are made by the loader.
CREATE FULLTEXT INDEX node_words IF NOT EXISTS FOR (n:Entity) ON EACH [n._words] OPTIONS { indexConfig: { `fulltext.analyzer`: 'whitespace' } };

// Nodes whose sources name a node.
CREATE FULLTEXT INDEX nodes_naming_sources IF NOT EXISTS FOR (n:Entity) ON EACH [n.sources] OPTIONS { indexConfig: { `fulltext.analyzer`: 'keyword' } };

// Edges whose sources name a node.
CREATE FULLTEXT INDEX edges_naming_sources IF NOT EXISTS FOR ()-[x:INVESTED_IN|INVESTED_IN__PAST|RAISED|RAISED__PAST|COMMITTED_TO|COMMITTED_TO__PAST|OWNS|OWNS__PAST|ACQUIRED|ACQUIRED__PAST|PARTNERS_WITH|PARTNERS_WITH__PAST|SUPPLIES|SUPPLIES__PAST|LENDS_TO|LENDS_TO__PAST|GUARANTEES|GUARANTEES__PAST|HOLDS_ROLE_AT|HOLDS_ROLE_AT__PAST|OPERATES|OPERATES__PAST|LOCATED_IN|LOCATED_IN__PAST|PART_OF|PART_OF__PAST|EXPANDS_INTO|EXPANDS_INTO__PAST|DESIGNS|DESIGNS__PAST|MANUFACTURES|MANUFACTURES__PAST|DEVELOPS|DEVELOPS__PAST|RUNS|RUNS__PAST|TRAINED_ON|TRAINED_ON__PAST|DEPLOYS|DEPLOYS__PAST|SUPPORTS|SUPPORTS__PAST|ANNOUNCED|ANNOUNCED__PAST|SPONSORS|SPONSORS__PAST|AFFECTED|AFFECTED__PAST|ADDRESSES|ADDRESSES__PAST|STATED|STATED__PAST|CONCERNS|CONCERNS__PAST]-() ON EACH [x.sources] OPTIONS { indexConfig: { `fulltext.analyzer`: 'keyword' } };
