-- A deliverable with whom it waits for: it is overdue until it is accepted or cancelled. Days on
-- hold make nothing overdue, and what was due before tracking is never late.
CREATE TEMP VIEW deliverable_list AS
SELECT d.key, e.key AS engagement, d.local_id, d.title, d.state,
       coalesce(p.handle, 'role:' || d.owner_role) AS owner, d.due_on, w.key AS work, d.criteria,
       d.created_on, d.submitted_on,
       CASE WHEN d.state IN ('draft', 'submitted', 'rejected') AND d.due_on < clock.today
             AND d.due_on >= coalesce(e.tracked_from_on, '')
             AND (e.state <> 'on-hold' OR days_counted(e.id, d.due_on, clock.today) > 0)
            THEN 1 ELSE 0 END AS is_overdue
  FROM clock, scope JOIN deliverable d ON d.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = d.engagement_id LEFT JOIN person p ON p.id = d.owner_id
  LEFT JOIN work w ON w.id = d.work_id;

-- What was decided of it, for its card.
CREATE TEMP VIEW deliverable_approval_part AS
SELECT d.key AS of_key, a.key, a.decision, a.by, a.typed_by, a.decided_on, a.state, a.code
  FROM scope JOIN deliverable d ON d.engagement_id = scope.engagement_id
  JOIN approval_marked a ON a.subject_id = d.id;

-- Clear: criteria, an owner and a day on each. One that lacks something is a beginning.
CREATE TEMP VIEW deliverable_evidence AS
SELECT 'sponsor-7' AS duty, d.engagement_id, NULL AS person_id, d.key AS ref,
       d.created_on AS shown_on,
       CASE WHEN d.criteria IS NULL OR d.due_on IS NULL
                 OR coalesce(d.owner_id, d.owner_role) IS NULL THEN 0 ELSE 1 END AS is_complete
  FROM scope JOIN deliverable d ON d.engagement_id = scope.engagement_id
 WHERE d.state <> 'cancelled';

-- One that nobody can accept as it is, as it lacks what it would be held against, or is late.
CREATE TEMP VIEW deliverable_finding AS
SELECT 'deliverable-unclear' AS code, 2 AS severity, 'sponsor-7' AS duty, d.engagement_id,
       NULL AS person_id, d.key AS ref, NULL AS why_person,
       add_counted(d.engagement_id, later_day(d.created_on, c.from_on), 1) AS since_on,
       'engtrack deliverable show ' || d.key AS next
  FROM scope JOIN deliverable d ON d.engagement_id = scope.engagement_id
  JOIN counted c ON c.engagement_id = d.engagement_id AND c.duty = 'sponsor-7'
 WHERE d.state IN ('draft', 'submitted', 'rejected')
   AND (d.criteria IS NULL OR d.due_on IS NULL OR coalesce(d.owner_id, d.owner_role) IS NULL)
UNION ALL
-- Not accepted past its day.
SELECT 'deliverable-overdue', 2, 'sponsor-7', d.engagement_id, NULL, d.key, NULL,
       add_counted(d.engagement_id, later_day(d.due_on, c.from_on), 1),
       'engtrack deliverable show ' || d.key
  FROM scope JOIN deliverable d ON d.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = d.engagement_id
  JOIN counted c ON c.engagement_id = d.engagement_id AND c.duty = 'sponsor-7'
 WHERE d.state IN ('draft', 'submitted', 'rejected')
   AND d.due_on >= coalesce(e.tracked_from_on, '')
UNION ALL
-- None at all when the installation begins; where it had begun before anybody answered for it,
-- from the day after.
SELECT 'no-deliverable', 3, 'sponsor-7', e.id, NULL, e.key, NULL,
       later_day(m.falls_on, add_counted(e.id, c.from_on, 1)),
       'engtrack deliverable list -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN moment m ON m.engagement_id = e.id AND m.moment = 'install'
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'sponsor-7'
 WHERE NOT EXISTS (SELECT 1 FROM deliverable d
                    WHERE d.engagement_id = e.id AND d.state <> 'cancelled');
