namespace MotoPortal.Audit.Entries;

/// <summary>What became of the act that an entry records.</summary>
public enum EntryOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>A person, a rule or Stripe refused it.</summary>
    Refused,

    /// <summary>It was tried and did not work, or something was found to be wrong.</summary>
    Failed,
}
