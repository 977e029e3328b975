-- What a change adds in all. A new budget is no price, so it is summed apart.
CREATE TEMP VIEW change_total AS
SELECT l.change_id, count(*) AS lines, sum(coalesce(l.minutes, 0)) AS total_minutes,
       sum(CASE WHEN l.field = 'budget' THEN 0 ELSE coalesce(l.cents, 0) END) AS total_cents,
       sum(CASE WHEN l.field = 'budget' THEN l.cents ELSE 0 END) AS budget_cents
  FROM scope JOIN change c ON c.engagement_id = scope.engagement_id
  JOIN change_line l ON l.change_id = c.id GROUP BY l.change_id;

-- A change with its sums, the question that is open about it, and the change that took it back.
CREATE TEMP VIEW change_list AS
SELECT c.key, e.key AS engagement, c.title, c.state, c.reason, c.without,
       coalesce(t.lines, 0) AS lines, coalesce(t.total_minutes, 0) AS total_minutes,
       coalesce(t.total_cents, 0) AS total_cents, coalesce(t.budget_cents, 0) AS budget_cents,
       e.currency, p.handle AS requested_by, c.requested_on, a.key AS approval, a.due_on,
       c.edited_on, c.applied_on, r.key AS reverses,
       (SELECT v.key FROM change v
         WHERE v.engagement_id = c.engagement_id AND v.reverses_id = c.id AND v.state = 'applied'
         ORDER BY v.applied_on DESC LIMIT 1) AS reversed_by,
       c.revision, c.local_id
  FROM scope JOIN change c ON c.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = c.engagement_id JOIN person p ON p.id = c.requested_by_id
  LEFT JOIN change r ON r.id = c.reverses_id LEFT JOIN change_total t ON t.change_id = c.id
  LEFT JOIN approval a ON a.subject_id = c.id AND a.decision IS NULL AND a.withdrawn_on IS NULL;

-- What was asked and decided of it.
CREATE TEMP VIEW change_approval_part AS
SELECT c.key AS of_key, a.key, a.state, a.decision, a.by, a.typed_by, a.via, a.asked_on, a.due_on,
       a.decided_on, a.code
  FROM scope JOIN change c ON c.engagement_id = scope.engagement_id
  JOIN approval_marked a ON a.subject_id = c.id;

-- A decided change that touches the schedule is the sponsor's work on it.
CREATE TEMP VIEW change_evidence AS
SELECT 'sponsor-3' AS duty, c.engagement_id, s.person_id, c.key AS ref, a.decided_on AS shown_on,
       1 AS is_complete
  FROM scope JOIN change c ON c.engagement_id = scope.engagement_id
  JOIN approval a ON a.subject_id = c.id AND a.decision IS NOT NULL
  LEFT JOIN approval_sponsor s ON s.approval_id = a.id
 WHERE EXISTS (SELECT 1 FROM change_line l WHERE l.change_id = c.id
                  AND l.field IN ('move', 'duration', 'add-task', 'drop-task', 'commitment'));

-- Edited since it was asked, and not asked again: what is decided and what is meant have parted.
CREATE TEMP VIEW change_finding AS
SELECT 'change-edited' AS code, 2 AS severity, 'sponsor-8' AS duty, c.engagement_id,
       NULL AS person_id, c.key AS ref, p.handle AS why_person,
       later_day(c.edited_on, n.from_on) AS since_on, 'engtrack approval ask ' || c.key AS next
  FROM scope JOIN change c ON c.engagement_id = scope.engagement_id
  JOIN person p ON p.id = c.requested_by_id
  JOIN counted n ON n.engagement_id = c.engagement_id AND n.duty = 'sponsor-8'
 WHERE c.state IN ('draft', 'asked') AND c.edited_on IS NOT NULL;
