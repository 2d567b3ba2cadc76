namespace MotoPortal.Data.Workers;

/// <summary>The result of a row that a worker took up.</summary>
internal enum RowResult
{
    /// <summary>It was claimed and worked on.</summary>
    Done,

    /// <summary>Claiming or working on it threw; it is left alone for a while.</summary>
    Failed,

    /// <summary>It was no longer due when it was to be claimed: another node has it, or it was settled otherwise.</summary>
    ClaimedElsewhere,
}
