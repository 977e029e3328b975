-- Who decided by name, and whether anything shows that it was decided so.
CREATE TEMP VIEW approval_known AS
SELECT a.*, p.handle AS by,
       CASE WHEN EXISTS (SELECT 1 FROM approval_proof f WHERE f.approval_id = a.id)
            THEN 1 ELSE 0 END AS has_proof
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  LEFT JOIN person p ON p.id = a.by_id;

-- Whether a decision typed by somebody else stands without a proof, and where it is in its life.
CREATE TEMP VIEW approval_marked AS
SELECT a.*, CASE WHEN a.by <> a.typed_by AND a.has_proof = 0 THEN 1 ELSE 0 END AS is_unproved,
       CASE WHEN a.withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN a.decision IS NULL THEN 'asked'
            WHEN a.voided_on IS NOT NULL THEN 'void'
            WHEN a.superseded_by IS NOT NULL THEN 'superseded' ELSE 'standing' END AS state
  FROM approval_known a;

-- A question and its answer in a row; the mark says what a reader should doubt. Days on hold make
-- nothing overdue.
CREATE TEMP VIEW approval_list AS
SELECT a.key, e.key AS engagement, a.title, a.state, a.subject, a.subject_kind AS kind, a.role,
       a.decision, a.by, a.typed_by, a.via, a.has_proof, a.is_unproved, a.is_late_role,
       CASE WHEN a.is_unproved = 1 AND a.is_late_role = 1 THEN 'unproved, role recorded later'
            WHEN a.is_unproved = 1 THEN 'unproved'
            WHEN a.is_late_role = 1 THEN 'role recorded later'
            WHEN a.role IN ('senior-manager', 'sales-lead') THEN 'by a stand-in' END AS mark,
       a.asked_on, a.asked_by, a.due_on,
       CASE WHEN a.state = 'asked' AND a.due_on < clock.today
             AND (e.state <> 'on-hold' OR days_counted(e.id, a.due_on, clock.today) > 0)
            THEN 1 ELSE 0 END AS is_overdue,
       a.decided_on, a.code, a.reason, a.recorded_at, a.withdrawn_on, a.voided_on, a.superseded_by
  FROM clock, approval_marked a JOIN engagement e ON e.id = a.engagement_id;

CREATE TEMP VIEW approval_proof_part AS
SELECT a.key AS of_key, f.path, f.sha256, f.added_by, f.added_on
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  JOIN approval_proof f ON f.approval_id = a.id;

-- Whom a decision of the sponsor counts for: the sponsor who took it; one typed for a stand-in
-- names none, so it counts for all.
CREATE TEMP VIEW approval_sponsor AS
SELECT a.id AS approval_id, min(s.person_id) AS person_id
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  JOIN assignment s ON s.engagement_id = a.engagement_id AND s.person_id = a.by_id
 WHERE s.role = 'sponsor' GROUP BY a.id;

-- A decision on a change is the sponsor's work, and proves it while none waits; a question that
-- waits is an occasion for it. A draft that nobody was asked about is nobody's to decide.
CREATE TEMP VIEW approval_evidence AS
SELECT 'sponsor-8' AS duty, a.engagement_id, s.person_id, a.subject AS ref,
       coalesce(a.decided_on, a.asked_on) AS shown_on,
       CASE WHEN a.decision IS NULL THEN 0 ELSE 1 END AS is_complete
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  LEFT JOIN approval_sponsor s ON s.approval_id = a.id
 WHERE a.subject_kind = 'change' AND a.withdrawn_on IS NULL
   AND (a.decision IS NULL
        OR a.engagement_id NOT IN (SELECT q.engagement_id
                                     FROM scope
                                     JOIN approval q ON q.engagement_id = scope.engagement_id
                                    WHERE q.subject_kind = 'change' AND q.decision IS NULL
                                      AND q.withdrawn_on IS NULL));

-- Whatever was asked of the sponsor and is past its due day; a change disturbs sponsor-8 too.
-- What was due before the engagement was tracked is never late.
CREATE TEMP VIEW approval_finding AS
SELECT 'decision-overdue' AS code, 3 AS severity, d.duty, a.engagement_id, NULL AS person_id,
       a.subject AS ref, a.asked_by AS why_person,
       add_counted(a.engagement_id, later_day(a.due_on, c.from_on), 1) AS since_on,
       'engtrack approval show ' || a.key AS next
  FROM clock, scope JOIN approval a ON a.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = a.engagement_id
  JOIN (SELECT 'sponsor-2' AS duty, 'sponsor' AS role, 0 AS is_change
        UNION ALL SELECT 'sponsor-8', 'sponsor', 1
        UNION ALL SELECT 'account-manager-6', 'account-manager', 0) AS d ON d.role = a.role
  JOIN counted c ON c.engagement_id = a.engagement_id AND c.duty = d.duty
 WHERE a.decision IS NULL AND a.withdrawn_on IS NULL AND a.due_on < clock.today
   AND (d.is_change = 0 OR a.subject_kind = 'change')
   AND (e.tracked_from_on IS NULL OR a.due_on >= e.tracked_from_on);
