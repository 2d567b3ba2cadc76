using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Settings;

namespace MotoPortal.Accounts.Persons;

/// <summary>Identity's error messages in the portal's languages.</summary>
internal sealed class IdentityText(IStringLocalizer<AccountsTexts> texts) : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), texts[nameof(AccountsTexts.PasswordTooShort), length]);

    /// <inheritdoc/>
    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), texts[nameof(AccountsTexts.EmailTaken)]);

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), texts[nameof(AccountsTexts.EmailTaken)]);

    /// <inheritdoc/>
    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), texts[nameof(AccountsTexts.EmailNotOne)]);

    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) =>
        Error(nameof(InvalidUserName), texts[nameof(AccountsTexts.EmailNotOne)]);

    /// <inheritdoc/>
    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), texts[nameof(AccountsTexts.LinkNotGood)]);

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
