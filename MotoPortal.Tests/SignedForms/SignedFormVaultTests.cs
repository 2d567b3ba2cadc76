using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SignedForms;

public sealed class SignedFormVaultTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    private static readonly Actor Clerk = Actor.OfPerson("clerk-1", "Camille D.", "Clerk");

    private readonly CardSetupId _setup = CardSetupId.Create(TimeProvider.System.GetUtcNow());

    private SignedFormVault Vault => practice.Portal.Services.GetRequiredService<SignedFormVault>();

    private Atomic Atomic => practice.Portal.Services.GetRequiredService<Atomic>();

    public static TheoryData<string, byte[], string> Kinds => new()
    {
        { "form.jpg", SampleFiles.Jpeg(SampleFiles.Exif(6)), "Jpeg" },
        { "form.pdf", SampleFiles.Png(), "Png" },
        { "form", SamplePdfs.Plain(pages: 2), "Pdf" },
    };

    [Theory]
    [MemberData(nameof(Kinds), DisableDiscoveryEnumeration = true)]
    public async Task A_form_is_kept_clean_told_by_its_content_and_opened_as_it_was_kept(string name, byte[] file, string kind)
    {
        var kept = await KeepAsync(file, name);

        var opened = (await Vault.OpenAsync(kept.Id, Clerk, CancellationToken.None)).ShouldBeOfType<OpenOutcome.Opened>();

        kept.Kind.ToString().ShouldBe(kind);
        opened.Form.ShouldBe(kept with { At = opened.Form.At });
        opened.Content.Length.ShouldBe(kept.Bytes);
        opened.Content.Hold(SampleFiles.Place).ShouldBeFalse();
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(opened.Content)).ShouldBe(kept.Sha256);
        (await Vault.FindAsync(kept.Id, CancellationToken.None)).ShouldBe(opened.Form);
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task A_form_is_the_same_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-");
        SignedFormView kept;
        await using (var first = new PortalFactory(dataDirectory: folder.FullName).Start())
        {
            kept = await KeepAsync(SampleFiles.Png(), "form.png", first.Services.GetRequiredService<SignedFormVault>());
        }

        await using (var second = new PortalFactory(dataDirectory: folder.FullName).Start())
        {
            var opened = await second.Services.GetRequiredService<SignedFormVault>().OpenAsync(kept.Id, Clerk, CancellationToken.None);

            opened.ShouldBeOfType<OpenOutcome.Opened>().Content.ShouldBe(Cleaned(SampleFiles.Png()));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_stored_cannot_be_read_without_the_key_ring()
    {
        var kept = await KeepAsync(SampleFiles.Png(400, 400), "form.png");

        var stored = await ContentAsync(kept.Id);

        stored.Hold("IHDR").ShouldBeFalse();
        stored.AsSpan().IndexOf(Cleaned(SampleFiles.Png(400, 400)).AsSpan(30, 12)).ShouldBe(-1);
    }

    [Fact]
    public async Task A_content_with_one_changed_byte_is_not_shown()
    {
        var kept = await KeepAsync(SampleFiles.Png(), "form.png");
        var stored = await ContentAsync(kept.Id);
        stored[^20] ^= 1;
        await ReplaceAsync(kept.Id, stored);

        (await Vault.OpenAsync(kept.Id, Clerk, CancellationToken.None)).ShouldBeOfType<OpenOutcome.Broken>();
    }

    [Fact]
    public async Task Another_content_is_seen_by_its_hash_even_when_it_was_encrypted_with_the_right_key()
    {
        var kept = await KeepAsync(SampleFiles.Png(), "form.png");
        var other = SampleFiles.Png(17, 17);
        await ReplaceAsync(kept.Id, practice.Portal.Services.GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("signed-form/v1", kept.Id.Value).Protect(other));

        (await Vault.OpenAsync(kept.Id, Clerk, CancellationToken.None)).ShouldBeOfType<OpenOutcome.Broken>();
    }

    [Fact]
    public async Task The_content_of_another_form_does_not_pass_for_this_one()
    {
        var (kept, other) = (await KeepAsync(SampleFiles.Png(), "form.png"), await KeepAsync(SampleFiles.Png(), "form.png"));
        await ReplaceAsync(kept.Id, await ContentAsync(other.Id));

        (await Vault.OpenAsync(kept.Id, Clerk, CancellationToken.None)).ShouldBeOfType<OpenOutcome.Broken>();
    }

    [Fact]
    public async Task A_row_cannot_be_changed()
    {
        var kept = await KeepAsync(SampleFiles.Png(), "form.png");

        await Should.ThrowAsync<Exception>(() => Atomic.RunAsync(
            scope => scope.Db.Set<SignedForm>().Where(form => form.Id == kept.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(form => form.Sha256, "0")), CancellationToken.None));
    }

    [Fact]
    public async Task Upload_look_and_erasure_stand_in_the_ledger_without_the_name_of_the_file()
    {
        var kept = await KeepAsync(SampleFiles.Png(), "Zoe Angstrom.png");
        await Vault.OpenAsync(kept.Id, Actor.OfPerson("auditor-1", Clerk.Name, "Auditor"), CancellationToken.None);
        (await Atomic.RunAsync(scope => Vault.EraseAsync(scope, kept.Id, Actor.Portal, CancellationToken.None), CancellationToken.None))
            .ShouldBeTrue();
        (await Atomic.RunAsync(scope => Vault.EraseAsync(scope, kept.Id, Actor.Portal, CancellationToken.None), CancellationToken.None))
            .ShouldBeFalse();

        await using var db = await ContextAsync();
        var entries = await db.Set<LedgerEntry>()
            .Include(entry => entry.Payload).Where(entry => entry.SetupId == _setup).OrderBy(entry => entry.Sequence).ToListAsync();
        entries.Select(entry => (entry.Kind, entry.ActorId))
            .ShouldBe([("evidence.uploaded", "clerk-1"), ("evidence.viewed", "auditor-1"), ("evidence.erased", "portal")]);
        entries[0].Payload!.Json.ShouldContain(kept.Sha256);
        entries.ShouldAllBe(entry => entry.Payload!.Json.Contains(kept.Id.Value) && !entry.Payload.Json.Contains("Angstrom"));
        (await Vault.OpenAsync(kept.Id, Clerk, CancellationToken.None)).ShouldBeOfType<OpenOutcome.Missing>();
        (await db.Set<SignedFormContent>().AnyAsync(content => content.Id == kept.Id)).ShouldBeFalse();
    }

    public static TheoryData<string, byte[], string> Abuses => new()
    {
        { "form.pdf", [], "Empty" },
        { "form.pdf", [.. "MZ\0\x03\0\0\0"u8, .. new byte[500]], "WrongType" },
        { "form.png", [.. "<html><script>alert(1)</script>"u8], "WrongType" },
        { "form.jpg", SampleFiles.Archive, "WrongType" },
        { "form.pdf", [.. "GIF89a"u8, .. SamplePdfs.Plain()], "WrongType" },
        { "form.pdf", [.. "\n"u8, .. SamplePdfs.Plain()], "WrongType" },
        { "form.pdf", SamplePdfs.Made("/OpenAction << /S /JavaScript /JS (1) >>"), "ActiveContent" },
        { "form.pdf", SamplePdfs.Encrypted(), "Encrypted" },
        { "form.pdf", SamplePdfs.WithField(SampleFiles.CardNumber), "HoldsCardNumber" },
        { "4242 4242 4242 4242.png", SampleFiles.Png(), "HoldsCardNumber" },
        { "form.png", SampleFiles.PngWith(SampleFiles.Header(8000, 6250), [1, 2, 3]), "TooManyPixels" },
        { "form.jpg", SampleFiles.JpegOf(8000, 6250), "TooManyPixels" },
        { "form.jpg", [.. SampleFiles.Jpeg(), .. new byte[(10 * 1024 * 1024) + 1 - SampleFiles.Jpeg().Length]], "TooLarge" },
    };

    [Theory]
    [MemberData(nameof(Abuses), DisableDiscoveryEnumeration = true)]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task Of_what_is_abused_nothing_is_kept(string name, byte[] file, string reason)
    {
        using var content = new MemoryStream(file);

        var outcome = await Vault.KeepAsync(content, name, _setup, Clerk, CancellationToken.None);

        outcome.ShouldBeOfType<KeepOutcome.Refused>().Reason.ToString().ShouldBe(reason);
        await using var db = await ContextAsync();
        (await db.Set<SignedForm>().AnyAsync(form => form.SetupId == _setup)).ShouldBeFalse();
        (await db.Set<LedgerEntry>().AnyAsync(entry => entry.SetupId == _setup)).ShouldBeFalse();
    }

    [Fact]
    public async Task Ten_megabytes_to_the_byte_are_kept()
    {
        var small = SampleFiles.Jpeg();
        byte[] file = [.. small, .. new byte[FormLimits.Bytes - small.Length]];

        (await KeepAsync(file, "form.jpg")).Bytes.ShouldBe(Cleaned(small).Length);
    }

    [Fact]
    public async Task After_a_week_the_forms_that_nothing_names_are_swept_and_the_others_stay()
    {
        var (used, replaced) = (await KeepAsync(SampleFiles.Png(), "used.png"), await KeepAsync(SampleFiles.Png(), "replaced.png"));
        var week = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + SignedFormVault.Unreferenced - TimeSpan.FromMinutes(1));
        var later = ActivatorUtilities.CreateInstance<SignedFormVault>(practice.Portal.Services, week);

        (await SweepAsync()).ShouldBe(0);
        week.Advance(TimeSpan.FromMinutes(2));
        (await SweepAsync()).ShouldBeGreaterThan(0);

        (await Vault.FindAsync(used.Id, CancellationToken.None)).ShouldNotBeNull();
        (await Vault.FindAsync(replaced.Id, CancellationToken.None)).ShouldBeNull();
        (await SweepAsync()).ShouldBe(0);

        Task<int> SweepAsync() => later.SweepAsync(
            (_, _, _) => Task.FromResult<IReadOnlySet<SignedFormId>>(new HashSet<SignedFormId> { used.Id }), CancellationToken.None);
    }

    private async Task<SignedFormView> KeepAsync(byte[] file, string name, SignedFormVault? vault = null)
    {
        using var content = new MemoryStream(file);
        return (await (vault ?? Vault)
            .KeepAsync(content, name, _setup, Clerk, CancellationToken.None)).ShouldBeOfType<KeepOutcome.Kept>().Form;
    }

    private static byte[] Cleaned(byte[] file) => FormCleaner.Clean(file).ShouldBeOfType<CleanOutcome.Cleaned>().Bytes;

    private Task<PortalDb> ContextAsync() =>
        practice.Portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();

    private async Task<byte[]> ContentAsync(SignedFormId id)
    {
        await using var db = await ContextAsync();
        return (await db.Set<SignedFormContent>().AsNoTracking().SingleAsync(content => content.Id == id)).Encrypted;
    }

    private Task ReplaceAsync(SignedFormId id, byte[] encrypted) =>
        Atomic.RunAsync(
            async scope =>
            {
                await scope.Db.Set<SignedFormContent>().Where(content => content.Id == id).ExecuteDeleteAsync();
                scope.Db.Add(SignedFormContent.Of(id, encrypted));
            },
            CancellationToken.None);
}
