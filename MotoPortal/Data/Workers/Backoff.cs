using System.Collections.Immutable;

namespace MotoPortal.Data.Workers;

/// <summary>
/// How long to wait before the next try of something that failed: each pause longer than the one before, up to a longest.
/// </summary>
internal sealed class Backoff
{
    // Spreads what failed at the same moment. It only shortens, so that a pause is never longer than it says.
    private const double MostJitter = 0.2;

    private readonly ImmutableArray<TimeSpan> _pauses;

    private Backoff(ImmutableArray<TimeSpan> pauses) => _pauses = pauses;

    /// <summary>The longest pause.</summary>
    public TimeSpan Longest => _pauses[^1];

    /// <summary>Pauses that double.</summary>
    /// <param name="first">The pause after the first failure.</param>
    /// <param name="longest">The longest pause.</param>
    public static Backoff Doubling(TimeSpan first, TimeSpan longest)
    {
        var pauses = ImmutableArray.CreateBuilder<TimeSpan>();
        for (var pause = first; pause < longest; pause *= 2)
        {
            pauses.Add(pause);
        }

        pauses.Add(longest);
        return new Backoff(pauses.ToImmutable());
    }

    /// <summary>These pauses, one after the other; the last one for ever.</summary>
    /// <param name="pauses">At least one.</param>
    public static Backoff Of(params ImmutableArray<TimeSpan> pauses) => new(pauses);

    /// <summary>
    /// Half of the time that has gone by, but no less and no more than these: the older something is, the less often it is looked at.
    /// </summary>
    /// <param name="gone">The time that has gone by.</param>
    /// <param name="least">The shortest pause.</param>
    /// <param name="most">The longest pause.</param>
    public static TimeSpan HalfOf(TimeSpan gone, TimeSpan least, TimeSpan most) =>
        TimeSpan.FromTicks(Math.Clamp((gone / 2).Ticks, least.Ticks, most.Ticks));

    /// <summary>The pause after so many failures.</summary>
    /// <param name="failures">From 1.</param>
    public TimeSpan After(int failures) => _pauses[Math.Clamp(failures, 1, _pauses.Length) - 1];

    /// <summary>
    /// The pause after so many failures, up to a fifth shorter, so that what failed together is not tried again together.
    /// </summary>
    /// <param name="failures">From 1.</param>
    /// <param name="jitter">A number drawn from 0 up to 1.</param>
    public TimeSpan After(int failures, double jitter) => After(failures) * (1 - (MostJitter * jitter));
}
