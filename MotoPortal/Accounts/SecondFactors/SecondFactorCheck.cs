using MotoPortal.Accounts.Guarding;

namespace MotoPortal.Accounts.SecondFactors;

/// <summary>
/// Checks codes. This is the only place that does. Wrong codes count towards the same lock as wrong passwords, and a try is counted before
/// the code is checked, so that parallel requests get no more tries: of a million codes, three are right at any time.
/// </summary>
internal sealed partial class SecondFactorCheck(
    AccountTries tries, SignInGate gate, SecondFactorRecords records, ILogger<SecondFactorCheck> logger)
{
    /// <summary>Checks a code of a person whose password was right, and uses it up.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="typed">The code as typed: of the authenticator app, or a recovery code.</param>
    /// <param name="place">The place of the try, see <see cref="SignInGate.PlaceOf"/>; a right code gives its try back.</param>
    public async Task<SecondFactorOutcome> CheckAsync(string personId, string typed, string place)
    {
        if (!gate.TryTake(place))
        {
            return SecondFactorOutcome.TooOften;
        }

        // A try that has begun counts, even when the browser has disconnected.
        if (await tries.TakeAsync(personId, CancellationToken.None) is not { } left)
        {
            return SecondFactorOutcome.Locked;
        }

        if (!await records.UseAsync(personId, typed, CancellationToken.None))
        {
            NotRight(logger, personId, locked: left == 0);
            return left == 0 ? SecondFactorOutcome.Locked : SecondFactorOutcome.NotRight;
        }

        await tries.ClearAsync(personId, CancellationToken.None);
        gate.GiveBack(place);
        return SecondFactorOutcome.Right;
    }

    [LoggerMessage(3062, LogLevel.Information, "A wrong second factor was given for person {PersonId}; locked: {Locked}")]
    private static partial void NotRight(ILogger logger, string personId, bool locked);
}
