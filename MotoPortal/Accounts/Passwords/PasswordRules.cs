using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Settings;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Passwords;

/// <summary>
/// Password rules beyond length: at least one letter beside the digit (PCI DSS 8.3.6), and not easy to guess (OWASP ASVS 5.0, 6.2.4 and
/// 6.2.11). One sentence is given at a time, so that the person knows what to change first.
/// </summary>
internal sealed class PasswordRules(IStringLocalizer<AccountsTexts> texts) : IPasswordValidator<PortalUser>
{
    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<PortalUser> manager, PortalUser user, string? password)
    {
        var typed = password ?? "";
        var problem = !typed.Any(char.IsLetter) || !typed.Any(char.IsDigit) ? nameof(AccountsTexts.PasswordTooSimple)
            : PasswordStrength.IsEasyToGuess(typed, [user.Email, user.DisplayName]) ? nameof(AccountsTexts.PasswordEasyToGuess)
            : null;
        return Task.FromResult(problem is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = problem, Description = texts[problem] }));
    }
}
