namespace MotoPortal.Accounts;

/// <summary>The result of work that the portal does by itself. Closed: only the cases named here exist.</summary>
internal enum JobOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The scope is neither of a job nor of a person who may have it done; nothing was done.</summary>
    NotAllowed,
}
