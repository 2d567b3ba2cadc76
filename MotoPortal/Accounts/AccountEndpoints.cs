using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.OpenId;
using MotoPortal.Accounts.Passkeys;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.Settings;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Data;
using MotoPortal.Forms.Drafts;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Accounts;

/// <summary>
/// The endpoints that write cookies and are no pages. Each takes the form, which makes the framework validate the antiforgery token.
/// </summary>
internal static class AccountEndpoints
{
    private static readonly string[] Languages = ["en", "fr"];

    // A page of another site cannot add a header of its own without being allowed to.
    private const string PresenceHeader = "X-Presence";

    /// <summary>
    /// Ends the session, and the issuer's when it began there, and clears what the browser has stored of its pages.
    /// </summary>
    [OpenWhileLocked("Signing out is the other way out of a locked session.")]
    public static async Task<IResult> SignOutAsync(
        IFormCollection form, HttpContext context, SignInWorkflow workflow, OpenIdSignOut issuer, IFormDrafts drafts)
    {
        var leaving = await issuer.AddressAsync(context);
        await drafts.ForgetAllAsync(CancellationToken.None);
        await workflow.SignOutAsync();

        // Not the cookies: language and theme are the browser's, and the session's cookie is gone.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return leaving is null
            ? Results.Redirect("/account/sign-in")
            : new RazorComponentResult<LeavingPage>(new { Address = leaving });
    }

    /// <summary>Records that the person has pressed something on a page; 423 when the session is locked already.</summary>
    [OpenWhileLocked("The answer says that the session is locked, and does nothing else.")]
    public static async Task<IResult> NoteInputAsync(HttpContext context, SessionRecords sessions, CancellationToken cancellationToken)
    {
        if (!context.Request.Headers.ContainsKey(PresenceHeader) || SignInWithSession.SessionOf(context.User) is not { } session)
        {
            return Results.BadRequest();
        }

        return await sessions.NoteInputAsync(session, cancellationToken)
            ? Results.NoContent()
            : Results.StatusCode(StatusCodes.Status423Locked);
    }

    /// <summary>Unlocks the session; answers a script with JSON, which leaves its page as it is, and a form with a page.</summary>
    [OpenWhileLocked("It unlocks the session with the person's password or passkey.")]
    public static async Task<IResult> UnlockAsync(
        IFormCollection form, HttpContext context, SessionUnlock unlock, IStringLocalizer<AccountsTexts> texts)
    {
        var passkey = new PasskeyAnswer(form["Offer"], form["Credential"]);
        var outcome = passkey.Credential is { Length: > 0 }
            ? await unlock.UnlockByPasskeyAsync(context.User, passkey, context.Connection.RemoteIpAddress)
            : await unlock.UnlockAsync(context.User, form["password"].ToString(), context.Connection.RemoteIpAddress);
        var back = ReturnAddress.Local(form["returnUrl"]);
        var isScript = context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
        return (outcome, isScript) switch
        {
            (UnlockOutcome.Unlocked, true) => Results.Json(new { problem = "" }),
            (UnlockOutcome.Unlocked, false) => Results.Redirect(back),
            (_, true) => Results.Json(new { problem = texts[$"Unlock{outcome}"].Value }, statusCode: StatusOf(outcome)),
            (_, false) => Results.Redirect($"{LockedRequests.Page}?problem={outcome}&returnUrl={Uri.EscapeDataString(back)}"),
        };
    }

    /// <summary>Answers a new challenge for a passkey, which the script of the page hands to the browser.</summary>
    [OpenToAnyone("Signing in with a passkey begins with it. It gives a random number, and a person only the ids of their own passkeys.")]
    public static async Task<IResult> OfferPasskeyAsync(
        IFormCollection form, HttpContext context, PasskeyPurpose purposes, PasskeyCheck passkeys)
    {
        if (await purposes.UseOfAsync(form["purpose"].ToString(), context.User) is not { } use)
        {
            return Results.NotFound();
        }

        var offer = await passkeys.OfferAsync(use);
        return Results.Json(new { offer = offer.Challenge, options = JsonSerializer.Deserialize<JsonElement>(offer.Options) });
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

    private static int StatusOf(UnlockOutcome outcome) => outcome switch
    {
        UnlockOutcome.Unlocked => StatusCodes.Status200OK,
        UnlockOutcome.NotRight or UnlockOutcome.PasskeyNotRight => StatusCodes.Status422UnprocessableEntity,
        UnlockOutcome.AccountLocked => StatusCodes.Status423Locked,
        UnlockOutcome.TooOften => StatusCodes.Status429TooManyRequests,
        UnlockOutcome.Busy => StatusCodes.Status503ServiceUnavailable,
    };
}
