using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Guarding;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;

namespace MotoPortal.Accounts.SetUp;

/// <summary>Creates the first administrator, once, for a person with the code from the server's console.</summary>
internal sealed class FirstAdministrator(
    UserManager<PortalUser> people, IPasswordHasher<PortalUser> hasher, HashingSlots hashing, SetupCode setup, PeopleRecords records)
{
    /// <summary>Creates the person if the code is right and there is no other person.</summary>
    /// <param name="code">The code as typed.</param>
    /// <param name="email">The person's e-mail.</param>
    /// <param name="displayName">The name shown to colleagues.</param>
    /// <param name="password">The password.</param>
    /// <param name="place">The place of the try, see <see cref="SignInGate.PlaceOf"/>.</param>
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
            var user = new PortalUser { UserName = email, Email = email, DisplayName = displayName };
            if (await RefuseAsync(user, password) is { } refused)
            {
                return refused;
            }

            var first = new NewPerson(email, displayName, [StaffRoles.Admin]);
            var userId = await records.CreateFirstAsync(first, hasher.HashPassword(user, password), CancellationToken.None);
            setup.Close();
            return userId is null ? new FirstAdministratorOutcome.CodeNotGood() : new FirstAdministratorOutcome.Made(userId);
        }
        finally
        {
            setup.GiveBack();
        }
    }

    private async Task<FirstAdministratorOutcome.Refused?> RefuseAsync(PortalUser user, string password)
    {
        List<IdentityError> ofEmail = [];
        foreach (var validator in people.UserValidators)
        {
            ofEmail.AddRange((await validator.ValidateAsync(people, user)).Errors);
        }

        List<IdentityError> ofPassword = [];
        foreach (var validator in people.PasswordValidators)
        {
            ofPassword.AddRange((await validator.ValidateAsync(people, user, password)).Errors);
        }

        return ofEmail.Count + ofPassword.Count == 0
            ? null
            : new FirstAdministratorOutcome.Refused(SentencesOf(ofEmail), SentencesOf(ofPassword));
    }

    private static List<string> SentencesOf(IEnumerable<IdentityError> errors) =>
        [.. errors.Select(error => error.Description).Distinct(StringComparer.Ordinal)];
}
