/** A question that GraphiQL opens with; its tab bears the name of the operation. */
export interface Tab {
  title: string;
  query: string;
}

/** The questions with which GraphiQL opens, in lines that its editor shows whole; each runs as it stands on the bundled data. */
export const tabs: Tab[] = [
  {
    title: 'Who backs Nscale, and with what',
    query: `# Who backs Nscale, and with what? Every fact names its
# sources. An amount of null is not known: the total of a
# round is never taken for one investor's part of it.
query NscaleBackers {
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
          round {
            name
            amount { value currency }
            postMoneyValuation { value currency }
          }
          sources { name publisher url }
        }
      }
    }
  }
}
`,
  },
  {
    title: "Where Nvidia's money goes",
    query: `# Where does Nvidia's money go? UP_TO is a ceiling, and
# ANNOUNCED is not yet paid. Newest first; the next page
# comes with after: and the endCursor of this one.
query NvidiasMoney {
  company(key: "nvidia") {
    investments(first: 30) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node { key name }
        fact {
          amount { value currency qualifier }
          announcedOn
          status
          sources { name url }
        }
      }
    }
    commitments {
      edges {
        node { id name }
        fact {
          amount { value currency qualifier }
          status
          sources { name url }
        }
      }
    }
  }
}
`,
  },
  {
    title: 'Which chips run which models, and how fast',
    query: `# Which chips run which models, and how fast? The speed is
# that of the whole run; per accelerator it is divided by
# their number. null: nobody has said how fast. Chips of
# which no run is known are left out.
query ChipSpeeds {
  chips(where: { runs: { some: {} } }) {
    nodes {
      name
      designers { nodes { name } }
      runs(
        first: 5
        orderBy: [
          { fact: { tokensPerSecondPerAccelerator: DESC } }
        ]
      ) {
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
    query: `# How are Nscale and OpenAI connected? For other ids ask
# search(query: "…"). No path of at most maxLength steps
# gives an empty list.
query Connection {
  paths(
    from: "Company:nscale"
    to: "Company:openai"
    through: [INVESTED_IN, SUPPLIES, LENDS_TO]
    maxLength: 4
  ) {
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
    query: `# What addresses supply-chain resilience, who says so, and
# what is foreseen about it?
query Resilience {
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
    concernedBy {
      edges {
        node { id name summary }
        fact { sources { name } }
      }
    }
  }
}
`,
  },
  {
    title: 'Where money comes back to Nvidia',
    query: `# Where does Nvidia's money come back to Nvidia? Deals that
# were called off or are only talked about are left out.
# forward: false is a payment against a SUPPLIES edge.
query MoneyLoops {
  cycles(
    through: [INVESTED_IN, SUPPLIES, LENDS_TO]
    including: "Company:nvidia"
    maxLength: 4
    first: 50
    where: { status: { notIn: [CANCELLED, IN_TALKS] } }
  ) {
    cycles {
      length
      nodes { name }
      smallestAmount { value currency qualifier }
      unknownAmounts
      steps {
        forward
        facts { type status sources { name url } }
      }
    }
    truncated
  }
}
`,
  },
  {
    title: 'Who stands behind OpenAI, and whose money flows',
    query: `# Who stands behind OpenAI, as far as stakes are known, and
# what money comes and goes? Sums stay within one currency
# and qualifier; unknown amounts are counted beside them.
query BehindOpenAI {
  ultimateOwners(of: "Company:openai") {
    edges { share pathCount node { name } }
    unknownStakes
  }
  capitalFlow(of: "Company:openai") {
    in { currency qualifier value count }
    out { currency qualifier value count }
    unknownIn
    unknownOut
    byCounterpart(first: 10) {
      node { name }
      in { currency qualifier value count }
      out { currency qualifier value count }
    }
  }
}
`,
  },
  {
    title: 'What is lost without the RTX 3090',
    query: `# Which models run on no other chip than the RTX 3090, as
# far as this graph knows?
query WithoutRtx3090 {
  withoutEntity(remove: ["Chip:rtx-3090"], through: [RUNS]) {
    lost {
      node { id name }
      lastPath { nodes { id name } }
    }
    truncated
    factsVisited
  }
}
`,
  },
];
