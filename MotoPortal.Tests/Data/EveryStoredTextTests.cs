using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Data;

/// <summary>
/// A column that did not exist yesterday is checked: the entity here has a text of each kind that the portal's database knows, under names
/// that the portal does not have, and each is refused with a card number.
/// </summary>
public sealed class EveryStoredTextTests : IAsyncLifetime, IDisposable
{
    private const string Card = "4242 dann 4242 dann 4242 dann 4242";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");
    private MadeUpDb _db = null!;

    public async Task InitializeAsync()
    {
        _db = new MadeUpDb(Path.Combine(_folder.FullName, "made-up.db"));
        await _db.Database.EnsureCreatedAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _db.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string> Kinds => [.. Fillings.Keys];

    private static Dictionary<string, Action<MadeUp>> Fillings { get; } = new(StringComparer.Ordinal)
    {
        ["column"] = row => row.Nickname = Card,
        ["JSON in a column"] = row => row.Json = $$"""{"deep":[{"field":"{{Card}}"}]}""",
        ["list"] = row => row.Tags = ["red", Card],
        ["converted value"] = row => row.Motto = new Motto(Card),
        ["bytes that are text"] = row => row.Attachment = System.Text.Encoding.UTF8.GetBytes($"Dear customer, {Card}"),
        ["value inside"] = row => row.Place.Street = Card,
        ["value inside a value inside"] = row => row.Place.Door.Sign = Card,
        ["value of a list of values"] = row => row.Visits.Add(new Visit { Remark = Card }),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_new_row_with_a_card_number_is_refused_whatever_the_column_is(string kind)
    {
        var row = new MadeUp();
        Fillings[kind](row);
        _db.Add(row);

        var refused = await Should.ThrowAsync<CardNumberException>(() => _db.SaveChangesAsync());

        refused.ToString().ShouldNotContain("4242");
        (await _db.Rows.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_changed_row_with_a_card_number_is_refused_whatever_the_column_is(string kind)
    {
        var row = new MadeUp { Nickname = "Zoe", Tags = ["red"], Visits = [new Visit { Remark = "first" }] };
        _db.Add(row);
        await _db.SaveChangesAsync();

        Fillings[kind](row);

        await Should.ThrowAsync<CardNumberException>(() => _db.SaveChangesAsync());
    }

    [Fact]
    public async Task A_row_that_is_changed_without_being_loaded_is_checked_too()
    {
        _db.Add(new MadeUp());
        await _db.SaveChangesAsync();

        await Should.ThrowAsync<CardNumberException>(
            () => _db.Rows.ExecuteUpdateAsync(change => change.SetProperty(row => row.Nickname, Card)));
        await Should.ThrowAsync<CardNumberException>(
            () => _db.Database.ExecuteSqlAsync($"UPDATE Rows SET Nickname = {Card}"));

        (await _db.Rows.Select(row => row.Nickname).SingleAsync()).ShouldBe("");
    }

    [Fact]
    public async Task Bytes_that_are_a_picture_are_stored()
    {
        _db.Add(new MadeUp { Attachment = [0xFF, 0xD8, 0xFF, .. "4242 4242 4242 4242"u8] });

        (await _db.SaveChangesAsync()).ShouldBe(1);
    }

    internal sealed class MadeUp
    {
        public int Id { get; set; }

        public string Nickname { get; set; } = "";

        public string Json { get; set; } = "{}";

        public List<string> Tags { get; set; } = [];

        public Motto Motto { get; set; } = new("");

        public byte[] Attachment { get; set; } = [];

        public Place Place { get; set; } = new();

        public List<Visit> Visits { get; set; } = [];
    }

    internal sealed record Motto(string Words);

    internal sealed class Place
    {
        public string Street { get; set; } = "";

        public Door Door { get; set; } = new();
    }

    internal sealed class Door
    {
        public string Sign { get; set; } = "";
    }

    internal sealed class Visit
    {
        public string Remark { get; set; } = "";
    }

    private sealed class MadeUpDb(string file) : DbContext
    {
        public DbSet<MadeUp> Rows => Set<MadeUp>();

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder
            .UseSqlite($"Data Source={file}")
            .AddInterceptors(new CardNumberInterceptor(new ExemptTexts()), new CardNumberInterceptor.Commands(new ExemptTexts()));

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<MadeUp>(row =>
        {
            row.Property(made => made.Motto).HasConversion(motto => motto.Words, words => new Motto(words));
            row.ComplexProperty(made => made.Place, place => place.ComplexProperty(inner => inner.Door));
            row.ComplexCollection(made => made.Visits, visits => visits.ToJson());
        });
    }
}
