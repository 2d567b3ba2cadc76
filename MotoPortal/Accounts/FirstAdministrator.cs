using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Accounts;

/// <summary>What became of making the first administrator. Closed: only the cases named here exist.</summary>
internal abstract record FirstAdministratorOutcome
{
    private FirstAdministratorOutcome()
    {
    }

    /// <summary>The person was made.</summary>
    public sealed record Made(string UserId) : FirstAdministratorOutcome;

    /// <summary>The code is not right or has run out, or there are people already.</summary>
    public sealed record CodeNotGood : FirstAdministratorOutcome;

    /// <summary>The e-mail or the password breaks a rule, in sentences for people; the code is still good.</summary>
    public sealed record Refused(IReadOnlyList<string> Sentences) : FirstAdministratorOutcome;

    /// <summary>Too many wrong codes from this place.</summary>
    public sealed record TooOften : FirstAdministratorOutcome;

    /// <summary>Too many passwords are being hashed in this moment; the code is still good.</summary>
    public sealed record Busy : FirstAdministratorOutcome;
}

/// <summary>Makes the first administrator, once, for the person who has the code from the server's console.</summary>
internal sealed partial class FirstAdministrator(
    UserManager<PortalUser> people,
    IPasswordHasher<PortalUser> hasher,
    HashingSlots hashing,
    SetupCode setup,
    Atomic atomic,
    ILogger<FirstAdministrator> logger)
{
    /// <summary>Makes the person, when the code is right and there is no other.</summary>
    /// <param name="code">The code as it was typed.</param>
    /// <param name="email">The person's e-mail.</param>
    /// <param name="displayName">The name that colleagues read.</param>
    /// <param name="password">The password that the person chose.</param>
    /// <param name="place">Where it was typed, see <see cref="SignInGate.PlaceOf"/>.</param>
    public async Task<FirstAdministratorOutcome> MakeAsync(string? code, string email, string displayName, string password, string place)
    {
        using var slot = hashing.TryTake();
        if (slot is null)
        {
            return new FirstAdministratorOutcome.Busy();
        }

        switch (setup.TryTake(code, place))
        {
            case SetupCodeOutcome.NotRight:
                return new FirstAdministratorOutcome.CodeNotGood();
            case SetupCodeOutcome.TooOften:
                return new FirstAdministratorOutcome.TooOften();
        }

        try
        {
            var user = new PortalUser
            {
                UserName = email,
                NormalizedUserName = people.NormalizeName(email),
                Email = email,
                NormalizedEmail = people.NormalizeEmail(email),
                DisplayName = displayName,
                LockoutEnabled = true,
            };
            if (await ProblemsAsync(user, password) is { Count: > 0 } problems)
            {
                return new FirstAdministratorOutcome.Refused(problems);
            }

            user.PasswordHash = hasher.HashPassword(user, password);
            var isMade = await AddAsync(user);
            setup.Close();
            if (!isMade)
            {
                return new FirstAdministratorOutcome.CodeNotGood();
            }

            Made(logger, user.Id);
            return new FirstAdministratorOutcome.Made(user.Id);
        }
        finally
        {
            setup.GiveBack();
        }
    }

    // The question and the answer in one transaction: another node has a code of its own.
    private Task<bool> AddAsync(PortalUser user) =>
        atomic.RunAsync(
            async scope =>
            {
                if (await scope.Db.Users.AnyAsync(other => !other.IsPractice))
                {
                    return false;
                }

                var role = await scope.Db.Roles.SingleAsync(role => role.Name == StaffRoles.Admin);
                scope.Db.Users.Add(user);
                scope.Db.UserRoles.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = role.Id });
                return true;
            },
            CancellationToken.None);

    private async Task<IReadOnlyList<string>> ProblemsAsync(PortalUser user, string password)
    {
        List<IdentityError> errors = [];
        foreach (var validator in people.UserValidators)
        {
            errors.AddRange((await validator.ValidateAsync(people, user)).Errors);
        }

        foreach (var validator in people.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(people, user, password)).Errors);
        }

        return [.. errors.Select(error => error.Description).Distinct(StringComparer.Ordinal)];
    }

    [LoggerMessage(3012, LogLevel.Information, "Person {UserId} was made as the first administrator")]
    private static partial void Made(ILogger logger, string userId);
}
