using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Data;
using MotoPortal.Shell;

namespace MotoPortal.Accounts;

/// <summary>
/// The endpoints that write cookies and are no pages. Each takes the form, which makes the framework validate the antiforgery token.
/// </summary>
internal static class AccountEndpoints
{
    private static readonly string[] Languages = ["en", "fr"];

    /// <summary>Ends the session.</summary>
    public static async Task<IResult> SignOutAsync(IFormCollection form, SignInWorkflow workflow)
    {
        await workflow.SignOutAsync();
        return Results.Redirect("/account/sign-in");
    }

    /// <summary>Changes the language of the pages; stored for a person who is signed in.</summary>
    [OpenToAnyone("The sign-in page is read before signing in, in whatever language one reads.")]
    public static async Task<IResult> ChooseLanguageAsync(
        IFormCollection form,
        HttpContext context,
        UserManager<PortalUser> people,
        PersonalSettings settings,
        CancellationToken cancellationToken)
    {
        var language = Languages.FirstOrDefault(known => string.Equals(known, form["language"], StringComparison.Ordinal));
        if (language is not null)
        {
            LanguageCookie.Write(context, language);
            if (people.GetUserId(context.User) is { } userId)
            {
                await settings.SetLanguageAsync(userId, language, cancellationToken);
            }
        }

        return Results.Redirect(ReturnAddress.Local(form["returnUrl"]));
    }

    /// <summary>Signs in as one of the practice people.</summary>
    [OpenToAnyone("Mapped in practice mode only, where anybody may be one of the seeded people.")]
    public static async Task<IResult> PractiseAsync(IFormCollection form, SignInWorkflow workflow) =>
        await workflow.PractiseAsAsync(form["email"].ToString())
            ? Results.Redirect(ReturnAddress.Local(form["returnUrl"]))
            : Results.Redirect("/account/sign-in");
}
