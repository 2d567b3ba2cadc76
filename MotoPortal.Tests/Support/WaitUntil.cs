using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MotoPortal.Tests.Support;

/// <summary>Waits for a condition, checking every few milliseconds, and fails after a limit.</summary>
internal static class WaitUntil
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the condition holds.</summary>
    public static Task TrueAsync(Func<bool> condition, TimeSpan? limit =
        null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        TrueAsync(() => Task.FromResult(condition()), limit, what);

    /// <summary>Waits until the condition holds.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? limit =
        null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        await ThereAsync(async () => await condition() ? "yes" : null, limit, what);

    /// <summary>Waits until the function returns a value, and returns it.</summary>
    public static async Task<T> ThereAsync<T>(
        Func<Task<T?>> look, TimeSpan? limit = null, [CallerArgumentExpression(nameof(look))] string what = "")
        where T : class
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            if (Stopwatch.GetElapsedTime(start) > (limit ?? Limit))
            {
                throw new TimeoutException($"Waited {limit ?? Limit} in vain for: {what}");
            }

            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }
}
