/** A question that GraphiQL opens with. */
export interface Tab {
  title: string;
  query: string;
}

/** The questions with which GraphiQL opens: each runs as it stands on the bundled data. */
export const tabs: Tab[] = [
  {
    title: 'Who backs Nscale, and with what',
    query: `# Who backs Nscale, and with what?
# Each fact names the sources that state it. An amount of null is not known: a round's total is never one investor's part.
query WhoBacksNscale {
  company(key: "nscale") {
    name
    investors {
      totalCount
      edges {
        node { id name }
        fact {
          amount { value currency qualifier }
          announcedOn
          status
          round { name amount { value currency } postMoneyValuation { value currency } }
          sources { name publisher url }
        }
      }
    }
    fundingRounds { nodes { name amount { value currency qualifier } announcedOn } }
  }
}
`,
  },
  {
    title: "Where Nvidia's money goes",
    query: `# Where does Nvidia's money go?
# "UP_TO" is a ceiling, "ANNOUNCED" is not yet paid. Newest first; page on with after: pageInfo.endCursor.
query WhereNvidiasMoneyGoes {
  company(key: "nvidia") {
    investments(first: 30) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node { key name }
        fact { amount { value currency qualifier } announcedOn status datasets sources { key name } }
      }
    }
    commitments {
      edges {
        node { id name }
        fact { amount { value currency qualifier } status sources { name } }
      }
    }
    acquisitions { edges { node { id name } fact { amount { value currency } status announcedOn } } }
  }
}
`,
  },
  {
    title: 'Which chips run which models, and how fast',
    query: `# Which chips run which models, and how fast?
# tokensPerSecond is that of the whole measured run; per accelerator it is divided by their number.
query WhichChipsRunWhichModels {
  chips(where: { market: { isNull: false } }, first: 50) {
    nodes {
      name
      designers { nodes { name } }
      runs(first: 5, orderBy: [{ fact: { tokensPerSecondPerAccelerator: DESC } }]) {
        totalCount
        edges {
          node { name }
          fact {
            tokensPerSecond
            acceleratorCount
            tokensPerSecondPerAccelerator
            scenario
            system
            technique { name }
            sources { name }
          }
        }
      }
    }
  }
}
`,
  },
  {
    title: 'How two companies are connected',
    query: `# How are Nscale and OpenAI connected?
# Try other ids: search(query: "…") finds them. No path within maxLength steps is an empty list.
query HowTwoCompaniesAreConnected {
  paths(from: "Company:nscale", to: "Company:openai", through: [INVESTED_IN, SUPPLIES, LENDS_TO, PARTNERS_WITH], maxLength: 4) {
    paths {
      length
      nodes { id name }
      steps {
        forward
        node { name }
        facts { type status sources { name url } }
      }
    }
    truncated
    factsVisited
  }
}
`,
  },
  {
    title: 'What addresses supply-chain resilience, and who says so',
    query: `# What addresses supply-chain resilience, and who says so?
query WhatAddressesSupplyChainResilience {
  theme(key: "supply-chain-resilience") {
    name
    summary
    addressedBy {
      totalCount
      edges {
        node { id kind name }
        fact { note sources { name publisher publishedOn } }
      }
    }
    concernedBy { edges { node { id name summary } fact { sources { name } } } }
  }
}
`,
  },
];
