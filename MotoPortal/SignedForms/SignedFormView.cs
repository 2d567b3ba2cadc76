using MotoPortal.Primitives;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms;

/// <summary>A stored form, as pages show it, without its content.</summary>
/// <param name="Id">The id.</param>
/// <param name="SetupId">The setup for which it was uploaded.</param>
/// <param name="Name">The sanitized file name.</param>
/// <param name="Kind">The kind, by its content.</param>
/// <param name="Bytes">The size of the stored file, in bytes.</param>
/// <param name="Pages">The number of pages; a picture has one.</param>
/// <param name="Sha256">SHA-256 of the stored file before encryption, lower-case hex.</param>
/// <param name="At">When it was stored, UTC.</param>
public sealed record SignedFormView(
    SignedFormId Id, CardSetupId SetupId, string Name, FormKind Kind, int Bytes, int Pages, string Sha256, DateTimeOffset At);
