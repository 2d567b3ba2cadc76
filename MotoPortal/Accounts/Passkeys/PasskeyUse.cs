using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Passkeys;

/// <summary>
/// What a challenge is for. An answer is taken for this alone: one that was given for signing in neither unlocks a session nor approves.
/// </summary>
/// <param name="Purpose">The name of the purpose.</param>
/// <param name="PersonId">Whose passkeys may answer; null for those of anyone.</param>
/// <param name="Bound">To what else it is bound: a session, or the first of two people; empty for nothing.</param>
public sealed record PasskeyUse(string Purpose, string? PersonId, string Bound)
{
    private const string AddingPurpose = "adding";

    /// <summary>Sign in without a password.</summary>
    public static PasskeyUse SignIn { get; } = new("sign-in", PersonId: null, "");

    /// <summary>Whether a new passkey is made, rather than one that is there used.</summary>
    public bool IsAdding => Purpose is AddingPurpose;

    /// <summary>The second step of signing in.</summary>
    public static PasskeyUse SecondStep(string personId) => new("second-step", personId, "");

    /// <summary>Unlock an idle session.</summary>
    public static PasskeyUse Unlock(string personId, SessionId session) => new("unlock", personId, session.Value);

    /// <summary>Prove again who one is before a change of how one signs in.</summary>
    public static PasskeyUse StepUp(string personId, SessionId? session) => new("step-up", personId, session?.Value ?? "");

    /// <summary>Make a new passkey.</summary>
    public static PasskeyUse Adding(string personId, SessionId? session) => new(AddingPurpose, personId, session?.Value ?? "");

    /// <summary>Prove who the second person is, on the page of the first.</summary>
    public static PasskeyUse SecondPerson(string firstPersonId) => new("second-person", PersonId: null, firstPersonId);
}
