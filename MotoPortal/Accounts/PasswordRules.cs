using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using MotoPortal.Data;

namespace MotoPortal.Accounts;

/// <summary>
/// What a length cannot say about a password: at least one letter beside the digit (PCI DSS 8.3.6), some variety, and not the person's own e-mail.
/// </summary>
internal sealed class PasswordRules(IStringLocalizer<AccountsTexts> texts) : IPasswordValidator<PortalUser>
{
    private const int DifferentCharacters = 6;

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        var typed = password ?? "";
        var name = user.Email?.Split('@')[0];
        var weak = !typed.Any(char.IsLetter)
            || !typed.Any(char.IsDigit)
            || typed.Distinct().Count() < DifferentCharacters
            || (name is { Length: > 3 } && typed.Contains(name, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(weak
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooSimple", Description = texts[nameof(AccountsTexts.PasswordTooSimple)] })
            : IdentityResult.Success);
    }
}

/// <summary>Identity's own complaints in the portal's languages.</summary>
internal sealed class IdentityWords(IStringLocalizer<AccountsTexts> texts) : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), texts[nameof(AccountsTexts.PasswordTooShort), length]);

    /// <inheritdoc/>
    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), texts[nameof(AccountsTexts.EmailTaken)]);

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), texts[nameof(AccountsTexts.EmailTaken)]);

    /// <inheritdoc/>
    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), texts[nameof(AccountsTexts.EmailNotOne)]);

    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), texts[nameof(AccountsTexts.EmailNotOne)]);

    /// <inheritdoc/>
    public override IdentityError InvalidToken() => Error(nameof(InvalidToken), texts[nameof(AccountsTexts.LinkNotGood)]);

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
