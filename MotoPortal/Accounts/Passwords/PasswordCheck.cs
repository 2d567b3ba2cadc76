using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Data;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Accounts.Passwords;

/// <summary>
/// Checks passwords. This is the only place that does. What limits guessing is taken atomically before hashing: a try of the place, a slot
/// for hashing, a try of the account. Unknown, disabled and locked accounts cost the same work, so that the timing reveals nothing.
/// </summary>
internal sealed partial class PasswordCheck(
    UserManager<PortalUser> people,
    AccountTries tries,
    SignInGate gate,
    HashingSlots hashing,
    IPasswordHasher<PortalUser> hasher,
    AccessRecords access,
    IOptions<ShellOptions> shell,
    ILogger<PasswordCheck> logger)
{
    private static readonly PortalUser NoPerson = new();
    private static string? _hashOfNoPerson;

    /// <summary>Checks the password of an account.</summary>
    /// <param name="email">The account's e-mail address.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="place">The place of the try, see <see cref="SignInGate.PlaceOf"/>; a right password gives its try back.</param>
    public async Task<PasswordOutcome> CheckAsync(string email, string password, string place)
    {
        if (!gate.TryTake(place))
        {
            TooManyTries(logger);
            return new PasswordOutcome.TooOften();
        }

        using var slot = hashing.TryTake();
        if (slot is null)
        {
            gate.GiveBack(place);
            TooManyAtOnce(logger);
            return new PasswordOutcome.Busy();
        }

        // Hashed before the account is read, because the first check takes twice the time.
        var hashOfNoPerson = _hashOfNoPerson ??= hasher.HashPassword(NoPerson, "the password of no person");
        var user = await people.FindByEmailAsync(email);
        if (user?.PasswordHash is null || user.IsDisabled || (user.IsPractice && shell.Value.Mode is not PortalMode.Practice))
        {
            // Identity would answer at once for a person who was invited and has chosen no password yet.
            hasher.VerifyHashedPassword(NoPerson, hashOfNoPerson, password);
            NoSuchPerson(logger);
            await access.WrongPasswordAsync(personId: null, locked: false);
            return gate.TryTakeForNoPerson(email) ? new PasswordOutcome.NotRight() : new PasswordOutcome.Locked();
        }

        // A try that has begun counts, even when the browser has disconnected.
        if (await tries.TakeAsync(user.Id, CancellationToken.None) is not { } left)
        {
            hasher.VerifyHashedPassword(NoPerson, hashOfNoPerson, password);
            NotRight(logger, user.Id, locked: true);
            await access.WrongPasswordAsync(user.Id, locked: true);
            return new PasswordOutcome.Locked();
        }

        if (!await people.CheckPasswordAsync(user, password))
        {
            NotRight(logger, user.Id, locked: left == 0);
            await access.WrongPasswordAsync(user.Id, locked: left == 0);
            return left == 0 ? new PasswordOutcome.Locked() : new PasswordOutcome.NotRight();
        }

        await (user.TwoFactorEnabled
            ? tries.GiveBackAsync(user.Id, left, CancellationToken.None)
            : tries.ClearAsync(user.Id, CancellationToken.None));
        gate.GiveBack(place);
        return new PasswordOutcome.Right(user);
    }

    [LoggerMessage(3002, LogLevel.Information, "A wrong password was given for person {UserId}; locked: {Locked}")]
    private static partial void NotRight(ILogger logger, string userId, bool locked);

    [LoggerMessage(3006, LogLevel.Information, "A password was given for an address of no person who may sign in")]
    private static partial void NoSuchPerson(ILogger logger);

    [LoggerMessage(3003, LogLevel.Warning, "A password was not looked at: too many wrong tries from one place")]
    private static partial void TooManyTries(ILogger logger);

    [LoggerMessage(3004, LogLevel.Warning, "A password was not looked at: too many are being looked at in this moment")]
    private static partial void TooManyAtOnce(ILogger logger);
}
