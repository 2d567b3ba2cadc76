using System.Collections.Immutable;

namespace MotoPortal.Pdf.Shaping;

/// <summary>A line of text, ready to be drawn.</summary>
/// <param name="Runs">Its runs, from left to right.</param>
/// <param name="IsRightToLeft">Whether its paragraph begins at the right margin.</param>
internal sealed record ShapedLine(ImmutableArray<ShapedRun> Runs, bool IsRightToLeft)
{
    /// <summary>The width at the size of one point.</summary>
    public double Width => Runs.Sum(run => run.Width);
}
