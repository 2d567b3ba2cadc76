using MotoPortal.Shell.Lists;

namespace MotoPortal.Audit.Exports;

/// <summary>The export that this request writes, and the page that follows it, if any.</summary>
internal sealed class CurrentExport
{
    /// <summary>What the page follows; null when none does.</summary>
    public FollowedFile? Run { get; set; }

    /// <summary>Says how far it is.</summary>
    /// <param name="rows">The number of rows that were written.</param>
    /// <param name="share">The part of the whole, 0 to 1; null when the whole is not known.</param>
    public void Tell(long rows, double? share) => Run?.Tell(rows, share);
}
