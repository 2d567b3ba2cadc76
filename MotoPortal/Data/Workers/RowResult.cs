namespace MotoPortal.Data.Workers;

/// <summary>The result of working on a row.</summary>
internal enum RowResult
{
    /// <summary>Claimed and worked on.</summary>
    Done,

    /// <summary>The claim or the work threw; the row is put on hold.</summary>
    Failed,

    /// <summary>The row was not due any more when it was claimed: another node has it, or it was settled otherwise.</summary>
    ClaimedElsewhere,
}
