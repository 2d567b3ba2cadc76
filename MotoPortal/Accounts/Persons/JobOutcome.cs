namespace MotoPortal.Accounts.Persons;

/// <summary>The result of background work. Closed: only the cases named here exist.</summary>
internal enum JobOutcome
{
    Done,

    /// <summary>The scope is neither a job's nor that of a permitted person; nothing was done.</summary>
    NotAllowed,
}
