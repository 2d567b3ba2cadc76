using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>A kept form as pages show it, without its content.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SetupId">The setup it was uploaded for.</param>
/// <param name="Name">Its name, fit to be shown.</param>
/// <param name="Kind">What it is, as its content told.</param>
/// <param name="Bytes">How many bytes were kept.</param>
/// <param name="Pages">How many pages it has; a picture has one.</param>
/// <param name="Sha256">SHA-256 of the kept bytes before they were encrypted, lower-case hex.</param>
/// <param name="At">When it was kept, UTC.</param>
public sealed record SignedFormView(
    SignedFormId Id, CardSetupId SetupId, string Name, FormKind Kind, int Bytes, int Pages, string Sha256, DateTimeOffset At);
