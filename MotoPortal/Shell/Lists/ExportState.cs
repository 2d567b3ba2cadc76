namespace MotoPortal.Shell.Lists;

/// <summary>Whether an export goes on, or how it ended.</summary>
public enum ExportState
{
    /// <summary>The browser asks for it.</summary>
    Asked,

    /// <summary>Rows are being written.</summary>
    Writing,

    /// <summary>It was written to its end.</summary>
    Done,

    /// <summary>The person stopped it.</summary>
    Stopped,

    /// <summary>It was refused or broken off, or its request did not come.</summary>
    Failed,
}
