namespace MotoPortal.Gateway.Objects;

/// <summary>Where a reader's action stands.</summary>
internal enum ReaderActionStatus
{
    /// <summary>At work, or left so by a loss of power.</summary>
    InProgress,

    /// <summary>Finished well.</summary>
    Succeeded,

    /// <summary>Finished badly.</summary>
    Failed,
}
