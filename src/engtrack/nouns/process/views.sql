-- A process as found and as defined, with the newest entry that logs its gap.
CREATE TEMP VIEW process_list AS
SELECT p.key, e.key AS engagement, p.title, p.state, p.existing, p.defined,
       d.handle AS described_by, p.described_on, p.typed_by, a.handle AS assessed_by, p.assessed_on,
       (SELECT i.key FROM issue i
         WHERE i.process_id = p.id AND i.kind = 'gap' ORDER BY i.id DESC LIMIT 1) AS issue,
       p.reported_on, p.acknowledged_on, p.note, p.local_id
  FROM scope JOIN process p ON p.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = p.engagement_id JOIN person d ON d.id = p.described_by_id
  LEFT JOIN person a ON a.id = p.assessed_by_id;

-- The entries that log its gaps, for its card.
CREATE TEMP VIEW process_issue_part AS
SELECT p.key AS of_key, i.key, i.title, i.state
  FROM scope JOIN process p ON p.engagement_id = scope.engagement_id
  JOIN issue i ON i.process_id = p.id;

-- Gaps that stand in the issue log without a process: they are reported by handing them to the
-- coordinator.
CREATE TEMP VIEW process_loose_gap AS
SELECT i.id AS issue_id, i.engagement_id, i.key, i.state, i.raised_on, i.acknowledged_on,
       i.raised_by_id,
       CASE WHEN EXISTS (SELECT 1 FROM escalation x
                          WHERE x.issue_id = i.id AND x.to_role = 'coordinator') THEN 1
            ELSE 0 END AS is_reported
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
 WHERE i.kind = 'gap' AND i.process_id IS NULL;

-- Describing the processes and assessing them are two duties.
CREATE TEMP VIEW process_evidence AS
-- Existing processes are found out once every one of them is described as it is; until then, the
-- first that is not is named.
SELECT 'provider-1' AS duty, p.engagement_id, NULL AS person_id,
       coalesce(min(CASE WHEN p.existing IS NULL THEN p.key END), min(p.key)) AS ref,
       max(p.described_on) AS shown_on,
       CASE WHEN count(p.existing) = count(*) THEN 1 ELSE 0 END AS is_complete
  FROM scope JOIN process p ON p.engagement_id = scope.engagement_id GROUP BY p.engagement_id
UNION ALL
-- One row an engagement: complete when every process is assessed and every gap acknowledged; until
-- then, the first that is not is named.
SELECT 'provider-2', p.engagement_id, NULL,
       coalesce(min(CASE WHEN p.state NOT IN ('fit', 'acknowledged') THEN p.key END),
                (SELECT min(g.key) FROM process_loose_gap g
                  WHERE g.engagement_id = p.engagement_id AND g.state IN ('open', 'waiting')
                    AND g.acknowledged_on IS NULL),
                min(p.key)),
       max(coalesce(p.acknowledged_on, p.assessed_on)),
       CASE WHEN sum(CASE WHEN p.state IN ('fit', 'acknowledged') THEN 0 ELSE 1 END) = 0
             AND NOT EXISTS (SELECT 1 FROM process_loose_gap g
                              WHERE g.engagement_id = p.engagement_id
                                AND g.state IN ('open', 'waiting') AND g.acknowledged_on IS NULL)
            THEN 1 ELSE 0 END
  FROM scope JOIN process p ON p.engagement_id = scope.engagement_id GROUP BY p.engagement_id
HAVING max(p.assessed_on) IS NOT NULL;

-- Processes that nobody assessed, and gaps that nobody told the coordinator of; those that were to
-- be told before tracking wait, and are not late.
CREATE TEMP VIEW process_finding AS
-- From the day the duty ends, a process that nobody has assessed; one described later, from the
-- day after.
SELECT 'process-unassessed' AS code, 2 AS severity, 'provider-2' AS duty, p.engagement_id,
       NULL AS person_id, p.key AS ref, NULL AS why_person,
       add_counted(p.engagement_id, later_day(later_day(w.closes_on, p.described_on), c.from_on),
                   1) AS since_on,
       'engtrack process show ' || p.key AS next
  FROM scope JOIN process p ON p.engagement_id = scope.engagement_id
  JOIN duty_window w ON w.engagement_id = p.engagement_id AND w.duty = 'provider-2'
  JOIN counted c ON c.engagement_id = p.engagement_id AND c.duty = 'provider-2'
 WHERE p.state = 'described' AND w.closes_on IS NOT NULL
   AND (w.tracked_from_on IS NULL OR w.closes_on >= w.tracked_from_on)
UNION ALL
SELECT 'gap-unreported', 2, 'provider-2', p.engagement_id, h.person_id, p.key, NULL,
       add_counted(p.engagement_id, later_day(p.assessed_on, c.from_on), 4),
       'engtrack process report ' || p.key
  FROM scope JOIN process p ON p.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = p.engagement_id
  JOIN counted c ON c.engagement_id = p.engagement_id AND c.duty = 'provider-2'
  LEFT JOIN ever_held h ON h.engagement_id = p.engagement_id AND h.role = 'provider'
   AND h.person_id = p.assessed_by_id
 WHERE p.state = 'gap'
   AND add_counted(p.engagement_id, p.assessed_on, 3) >= coalesce(e.tracked_from_on, '')
UNION ALL
SELECT 'gap-unreported', 2, 'provider-2', g.engagement_id, h.person_id, g.key, NULL,
       add_counted(g.engagement_id, later_day(g.raised_on, c.from_on), 4),
       'engtrack issue escalate ' || g.key || ' --to coordinator'
  FROM process_loose_gap g JOIN engagement e ON e.id = g.engagement_id
  JOIN counted c ON c.engagement_id = g.engagement_id AND c.duty = 'provider-2'
  LEFT JOIN ever_held h ON h.engagement_id = g.engagement_id AND h.role = 'provider'
   AND h.person_id = g.raised_by_id
 WHERE g.is_reported = 0 AND g.state IN ('open', 'waiting')
   AND add_counted(g.engagement_id, g.raised_on, 3) >= coalesce(e.tracked_from_on, '');
