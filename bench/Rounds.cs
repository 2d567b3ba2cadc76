namespace MotoPortal.Bench;

/// <summary>Runs two sides in turn, so that both meet the same disturbances of the machine.</summary>
internal static class Rounds
{
    private const int Usual = 5;

    /// <summary>A round of each side that is not counted, then as many of each as are asked for.</summary>
    public static async Task<(Sample Portal, Sample Floor)> AlternateAsync(
        Func<Task<double>> portal, Func<Task<double>> floor, int rounds = Usual)
    {
        await portal();
        await floor();
        List<double> portals = [], floors = [];
        for (var round = 0; round < rounds; round++)
        {
            portals.Add(await portal());
            floors.Add(await floor());
        }

        return (Sample.Of(portals), Sample.Of(floors));
    }

    /// <summary>The milliseconds that work takes.</summary>
    public static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
