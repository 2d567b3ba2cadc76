using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Persons;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Passwords;

/// <summary>
/// Password rules beyond length: at least one letter beside the digit (PCI DSS 8.3.6), some variety, and not the person's own e-mail
/// address.
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
            ? IdentityResult.Failed(
                new IdentityError { Code = "PasswordTooSimple", Description = texts[nameof(AccountsTexts.PasswordTooSimple)] })
            : IdentityResult.Success);
    }
}
