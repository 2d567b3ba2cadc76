using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Sessions;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Security;

/// <summary>Shows how the person signs in and where, followed live, and changes it.</summary>
public sealed partial class SecurityPage
{
    private SecurityView? _view;
    private SessionId? _session;
    private bool _isByIssuer;
    private Change? _asked;
    private OwnPasskeyView? _removed;
    private IReadOnlyList<string>? _codes;
    private string? _passwordProblem;

    /// <summary>What needs password and code again.</summary>
    private enum Change
    {
        /// <summary>New recovery codes.</summary>
        Codes,

        /// <summary>Remove the authenticator app.</summary>
        Remove,

        RemovePasskey,

        /// <summary>Choose another password.</summary>
        Password,
    }

    [Inject]
    private SecurityFeed Feed { get; set; } = default!;

    [Inject]
    private SessionLock Sessions { get; set; } = default!;

    [Inject]
    private SecurityWorkflow Workflow { get; set; } = default!;

    [Inject]
    private CurrentPerson Me { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SecurityTexts> Texts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync(Gone);
        _session = SignInWithSession.SessionOf(await Me.PrincipalAsync());
        _isByIssuer = _session is { } own && await Sessions.IsByIssuerAsync(own, Gone);
        _ = FollowAsync(gone => Feed.WatchAsync(me.UserId, gone), view => _view = view);
    }

    private string BrowserOf(OwnSessionView session) => session.Browser ?? Texts[nameof(SecurityTexts.UnknownBrowser)];

    private string EndOf(OwnSessionView session) => Texts[nameof(SecurityTexts.EndOf), BrowserOf(session)];

    private static string SetUpOf(SecurityView view) =>
        view.SecondFactorSince is null ? nameof(SecurityTexts.SetUp) : nameof(SecurityTexts.Replace);

    private string TitleOf(Change change) => change switch
    {
        Change.Codes => Texts[nameof(SecurityTexts.CodesTitle)],
        Change.Remove => Texts[nameof(SecurityTexts.RemoveTitle)],
        Change.RemovePasskey => Texts[nameof(SecurityTexts.RemovePasskeyTitle), _removed?.Name ?? ""],
        Change.Password => Texts[nameof(SecurityTexts.ChangePasswordTitle)],
    };

    private void Ask(Change change) => (_asked, _codes, _passwordProblem, Notice) = (change, null, null, null);

    private void AskToRemove(OwnPasskeyView passkey)
    {
        _removed = passkey;
        Ask(Change.RemovePasskey);
    }

    private void Cancel() => _asked = null;

    private Task ConfirmedAsync(StepUpForm form)
    {
        var proof = new StepUpProof(form.Password, form.Code, form.Passkey);
        return ChangeAsync(() => _asked switch
        {
            Change.Codes => Workflow.MakeRecoveryCodesAsync(proof, CancellationToken.None),
            Change.Password => Workflow.ChangePasswordAsync(form.NewPassword, proof, CancellationToken.None),
            Change.RemovePasskey when _removed is { } passkey =>
                Workflow.RemovePasskeyAsync(passkey.Id, proof, CancellationToken.None),
            _ => Workflow.RemoveSecondFactorAsync(proof, CancellationToken.None),
        });
    }

    private Task RenameAsync(OwnPasskeyView renamed) => ChangeAsync(
        () => Workflow.RenamePasskeyAsync(renamed.Id, renamed.Name, CancellationToken.None));

    private Task EndAsync(OwnSessionView session) => ChangeAsync(() => Workflow.EndSessionAsync(session.Id, CancellationToken.None));

    private Task EndOthersAsync() => ChangeAsync(() => Workflow.EndOtherSessionsAsync(CancellationToken.None));

    private Task ChangeAsync(Func<Task<SecurityOutcome>> change) => ActAsync(async () =>
    {
        _codes = null;
        var outcome = await change();
        _codes = (outcome as SecurityOutcome.CodesMade)?.Codes;
        _passwordProblem = outcome is SecurityOutcome.PasswordRefused { Sentences: var sentences } ? string.Join(" ", sentences) : null;
        if (outcome is not (SecurityOutcome.NotConfirmed or SecurityOutcome.PasswordRefused))
        {
            _asked = null;
        }

        return SecurityText.Of(outcome);
    });
}
