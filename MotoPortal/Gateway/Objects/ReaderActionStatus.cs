namespace MotoPortal.Gateway.Objects;

/// <summary>The status of a reader's action.</summary>
internal enum ReaderActionStatus
{
    /// <summary>In progress, or left in progress by a loss of power.</summary>
    InProgress,

    Succeeded,

    Failed,
}
