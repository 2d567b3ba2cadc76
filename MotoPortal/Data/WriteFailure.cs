namespace MotoPortal.Data;

/// <summary>Why the database cannot be written.</summary>
internal enum WriteFailure
{
    /// <summary>There is no room left on its disk.</summary>
    Full,

    /// <summary>Its disk or its file may only be read.</summary>
    ReadOnly,

    /// <summary>Its disk failed.</summary>
    Disk,
}
