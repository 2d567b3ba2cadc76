using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Passkeys;

/// <summary>
/// Makes challenges and checks what passkeys answer. This is the only place that does. The protocol is ASP.NET Core Identity's; what it
/// would keep in the cookie of the second step is sealed here with what it is for. A wrong answer counts for its place and not for the
/// account, which a stranger could otherwise lock; a right one resets the account's count, because it verified the person.
/// </summary>
internal sealed partial class PasskeyCheck(
    IServiceScopeFactory scopes,
    SealedChallenge challenges,
    SecondFactorRecords records,
    SignInGate gate,
    AccountTries tries,
    ILogger<PasskeyCheck> logger)
{
    /// <summary>A new challenge.</summary>
    public async Task<PasskeyOffer> OfferAsync(PasskeyUse use)
    {
        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<IPasskeyHandler<PortalUser>>();
        var person = use.PersonId is { } personId
            ? await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByIdAsync(personId)
            : null;
        if (use.IsAdding && person is not null)
        {
            var entity = new PasskeyUserEntity { Id = person.Id, Name = person.Email ?? "", DisplayName = person.DisplayName };
            var added = await handler.MakeCreationOptionsAsync(entity, NoRequest());
            return new PasskeyOffer(challenges.Seal(use, added.AttestationState!), added.CreationOptionsJson);
        }

        var asked = await handler.MakeRequestOptionsAsync(person, NoRequest());
        return new PasskeyOffer(challenges.Seal(use, asked.AssertionState!), asked.RequestOptionsJson);
    }

    /// <summary>Checks an answer, and uses it up.</summary>
    /// <param name="use">What the answer has to be for.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="place">The place of the try, see <see cref="SignInGate.PlaceOf"/>; a right answer gives its try back.</param>
    public async Task<PasskeyOutcome> CheckAsync(PasskeyUse use, PasskeyAnswer answer, string place)
    {
        if (!gate.TryTake(place))
        {
            return new PasskeyOutcome.TooOften();
        }

        if (await FindAsync(use, answer) is not { } person)
        {
            NotRight(logger, use.Purpose);
            return new PasskeyOutcome.NotRight();
        }

        await tries.ClearAsync(person.Id, CancellationToken.None);
        gate.GiveBack(place);
        return new PasskeyOutcome.Right(person);
    }

    /// <summary>Checks a new passkey. Storing it uses up the challenge.</summary>
    /// <returns>Null when it answers no challenge of this use, or is not one that the portal takes.</returns>
    public async Task<MadePasskey?> ReadNewAsync(PasskeyUse use, PasskeyAnswer answer)
    {
        if (!answer.IsGiven || challenges.Open(use, answer.Offer!) is not { } state)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<IPasskeyHandler<PortalUser>>();
        var made = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = NoRequest(), CredentialJson = answer.Credential!, AttestationState = state });
        if (!made.Succeeded || !string.Equals(made.UserEntity.Id, use.PersonId, StringComparison.Ordinal))
        {
            NotRight(logger, use.Purpose);
            return null;
        }

        return new MadePasskey(made.Passkey, SealedChallenge.DigestOf(state));
    }

    private async Task<PortalUser?> FindAsync(PasskeyUse use, PasskeyAnswer answer)
    {
        if (!answer.IsGiven || challenges.Open(use, answer.Offer!) is not { } state)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService<IPasskeyHandler<PortalUser>>();
        var proved = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = NoRequest(), CredentialJson = answer.Credential!, AssertionState = state });

        // A try that was right is written down, even when the browser has disconnected.
        return proved.Succeeded
            && await records.UsePasskeyAsync(proved.User.Id, proved.Passkey, SealedChallenge.DigestOf(state), CancellationToken.None)
                ? proved.User
                : null;
    }

    // Neither domain nor origin comes from a request, see PasskeyAddress; a circuit has none.
    private static DefaultHttpContext NoRequest() => new();

    [LoggerMessage(3065, LogLevel.Information, "A passkey's answer was not taken; it was for: {PasskeyUse}")]
    private static partial void NotRight(ILogger logger, string passkeyUse);
}
