using System.Runtime.InteropServices;

namespace MotoPortal.Bench;

/// <summary>What the rounds of one side gave, in the unit of its row.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Sample(double Median, double Least, double Most)
{
    /// <summary>Sums up the rounds.</summary>
    public static Sample Of(IEnumerable<double> rounds)
    {
        double[] sorted = [.. rounds.Order()];
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }
}
