using System.Collections.Immutable;

namespace MotoPortal.Data.Workers;

/// <summary>The pauses between tries of something that failed: growing, up to a maximum.</summary>
internal sealed class Backoff
{
    // Spreads rows that failed at the same moment. Jitter only shortens a pause, so the stated pause is the maximum.
    private const double MostJitter = 0.2;

    private readonly ImmutableArray<TimeSpan> _pauses;

    private Backoff(ImmutableArray<TimeSpan> pauses) => _pauses = pauses;

    /// <summary>The longest pause.</summary>
    public TimeSpan Longest => _pauses[^1];

    /// <summary>Creates pauses that double.</summary>
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

    /// <summary>Creates a list of pauses; the last one repeats.</summary>
    /// <param name="pauses">At least one.</param>
    public static Backoff Of(params ImmutableArray<TimeSpan> pauses) => new(pauses);

    /// <summary>Half of the elapsed time, within limits: the older something is, the less often it is polled.</summary>
    /// <param name="gone">The elapsed time.</param>
    /// <param name="least">The shortest pause.</param>
    /// <param name="most">The longest pause.</param>
    public static TimeSpan HalfOf(TimeSpan gone, TimeSpan least, TimeSpan most) =>
        TimeSpan.FromTicks(Math.Clamp((gone / 2).Ticks, least.Ticks, most.Ticks));

    /// <summary>The pause after a number of failures.</summary>
    /// <param name="failures">The number of failures, from 1.</param>
    public TimeSpan After(int failures) => _pauses[Math.Clamp(failures, 1, _pauses.Length) - 1];

    /// <summary>
    /// The pause after a number of failures, shortened by up to a fifth, so that rows that failed together are not retried together.
    /// </summary>
    /// <param name="failures">The number of failures, from 1.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public TimeSpan After(int failures, double jitter) => After(failures) * (1 - (MostJitter * jitter));
}
