namespace MotoPortal.Readers;

/// <summary>What Stripe answered to a command for a reader.</summary>
public enum ReaderCommandResult
{
    /// <summary>The reader has it.</summary>
    Accepted,

    /// <summary>It was refused, by the reader or by Stripe.</summary>
    Refused,

    /// <summary>The answer was lost, or never came.</summary>
    Unknown,
}
