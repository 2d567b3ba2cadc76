using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "card_setups",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Task = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    NewCustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Channel = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    OrderReference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    AmountMinorUnits = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    AmountAgreedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AgreedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AgreedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    AgreedByRole = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    RecordingStoppedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SetupIntentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    PaymentIntentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    ReaderId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ReaderLabel = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CancelingFor = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    KnownTry = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Problem = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    DeclineCode = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    HeldBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    LateCard = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    NextCheckAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    StartedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_setups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "charge_disputes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    AmountMinorUnits = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    DueBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Submissions = table.Column<int>(type: "integer", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NextCheckAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charge_disputes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "charge_refunds",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    StripeRefundId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    AmountMinorUnits = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Reason = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Origin = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    FailureReason = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    RequestedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextCheckAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charge_refunds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "charge_schedules",
                columns: table => new
                {
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    NextDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LookedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ChargeDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClaimedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Declines = table.Column<int>(type: "integer", nullable: false),
                    NotSent = table.Column<int>(type: "integer", nullable: false),
                    NotBefore = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AmountMinorUnits = table.Column<long>(type: "bigint", nullable: true),
                    Trouble = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    TroubleCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    End = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    PausedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    PausedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PauseReason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    NoticeFor = table.Column<DateOnly>(type: "date", nullable: true),
                    NoticeMinorUnits = table.Column<long>(type: "bigint", nullable: true),
                    NoticeMailId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    NoticeBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    NoticeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charge_schedules", x => x.ConsentId);
                });

            migrationBuilder.CreateTable(
                name: "charges",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    SetupId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    PaymentMethodId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    CardBrand = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    CardLast4 = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    Initiation = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Origin = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AmountMinorUnits = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ReferenceSearch = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Recap = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    State = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Problem = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    DeclineCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AdviceCode = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    NetworkDeclineCode = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    PaymentIntentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    StripeChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    CountedAsMoto = table.Column<bool>(type: "boolean", nullable: true),
                    AmountRefundedMinorUnits = table.Column<long>(type: "bigint", nullable: false),
                    RequestedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    RequestedBySearch = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StoreId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    OverriddenClauses = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ApprovedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ApprovedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    ApprovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ApprovalReason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NextCheckAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_charges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "consent_refusals",
                columns: table => new
                {
                    SetupId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Channel = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Part = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    TermsVersion = table.Column<int>(type: "integer", nullable: true),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    RecordedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RefusedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_refusals", x => x.SetupId);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    SetupId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Channel = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    OrderReference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    TermsVersion = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AmountRule = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    AmountMinorUnits = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Interval = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    CapPerPeriodMinorUnits = table.Column<long>(type: "bigint", nullable: true),
                    CapPeriod = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    Trigger = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Instalments = table.Column<string>(type: "character varying(2400)", maxLength: 2400, nullable: true),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    AllowsRedisplay = table.Column<bool>(type: "boolean", nullable: false),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    RecordedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    RecordedBySearch = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false),
                    StoreId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Replaces = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    TermsSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ScriptSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "customer_deletions",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    StripeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    WantedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_deletions", x => x.CustomerId);
                });

            migrationBuilder.CreateTable(
                name: "customers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    StripeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    SearchName = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    Email = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true),
                    Phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ErasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true),
                    Xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_protection_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ActorRole = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SetupId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Commitment = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_entries", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "outgoing_mails",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    CustomerId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    To = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Problem = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    KeptInPractice = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outgoing_mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    DisplayName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    LocationId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    IsDisabled = table.Column<bool>(type: "boolean", nullable: false),
                    IsPractice = table.Column<bool>(type: "boolean", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reader_inspections",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ReaderId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Serial = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Label = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Location = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Finding = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reader_inspections", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "reader_leases",
                columns: table => new
                {
                    ReaderId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    SetupId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    HolderName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FencingToken = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reader_leases", x => x.ReaderId);
                });

            migrationBuilder.CreateTable(
                name: "retention_runs",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_runs", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "signed_forms",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    SetupId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Pages = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    UploadedById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signed_forms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "stripe_calls",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    ParametersHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    PreparedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_calls", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "stripe_events",
                columns: table => new
                {
                    EventId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Type = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SetupIntent = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    PaymentMethod = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    PaymentIntent = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Refund = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Dispute = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AppliedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_events", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "terms_drafts",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    BasedOn = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms_drafts", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "terms_versions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PublishedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms_versions", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "consent_drafts",
                columns: table => new
                {
                    SetupId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    KeptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_drafts", x => x.SetupId);
                    table.ForeignKey(
                        name: "FK_consent_drafts_card_setups_SetupId",
                        column: x => x.SetupId,
                        principalTable: "card_setups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "card_removals",
                columns: table => new
                {
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    PaymentMethodId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Reason = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_removals", x => x.ConsentId);
                    table.ForeignKey(
                        name: "FK_card_removals_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_endings",
                columns: table => new
                {
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Channel = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    ReplacedBy = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_endings", x => x.ConsentId);
                    table.ForeignKey(
                        name: "FK_consent_endings_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_evidence",
                columns: table => new
                {
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    CustomerName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    CustomerEmail = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true),
                    CustomerPhone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    AnswersJson = table.Column<string>(type: "text", nullable: false),
                    CallReference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    IdentityCheck = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: true),
                    Cardholder = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    CardholderRelation = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SignedForm = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    SignedFormSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_evidence", x => x.ConsentId);
                    table.ForeignKey(
                        name: "FK_consent_evidence_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_facts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Kind = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Last4 = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    ExpMonth = table.Column<int>(type: "integer", nullable: true),
                    ExpYear = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_facts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_consent_facts_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "saved_cards",
                columns: table => new
                {
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    PaymentMethodId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Brand = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Last4 = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    ExpMonth = table.Column<int>(type: "integer", nullable: false),
                    ExpYear = table.Column<int>(type: "integer", nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    MandateId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    CountedAsMoto = table.Column<bool>(type: "boolean", nullable: true),
                    SealedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_cards", x => x.ConsentId);
                    table.ForeignKey(
                        name: "FK_saved_cards_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "withdrawal_links",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ConsentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withdrawal_links", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_withdrawal_links_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ledger_payloads",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    ActorName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_payloads", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_ledger_payloads_ledger_entries_Sequence",
                        column: x => x.Sequence,
                        principalTable: "ledger_entries",
                        principalColumn: "Sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outgoing_attachments",
                columns: table => new
                {
                    MailId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outgoing_attachments", x => new { x.MailId, x.Position });
                    table.ForeignKey(
                        name: "FK_outgoing_attachments_outgoing_mails_MailId",
                        column: x => x.MailId,
                        principalTable: "outgoing_mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_claims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_claims_people_UserId",
                        column: x => x.UserId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_logins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_people_logins_people_UserId",
                        column: x => x.UserId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_tokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_people_tokens_people_UserId",
                        column: x => x.UserId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_roles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false),
                    RoleId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_roles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_people_roles_people_UserId",
                        column: x => x.UserId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_people_roles_roles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "roles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roles_claims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RoleId = table.Column<string>(type: "text", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roles_claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_roles_claims_roles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "roles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "signed_form_contents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Encrypted = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signed_form_contents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_signed_form_contents_signed_forms_Id",
                        column: x => x.Id,
                        principalTable: "signed_forms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "terms_draft_parts",
                columns: table => new
                {
                    Draft = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms_draft_parts", x => new { x.Draft, x.Language, x.Key });
                    table.ForeignKey(
                        name: "FK_terms_draft_parts_terms_drafts_Draft",
                        column: x => x.Draft,
                        principalTable: "terms_drafts",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "terms_parts",
                columns: table => new
                {
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms_parts", x => new { x.Version, x.Language, x.Key });
                    table.ForeignKey(
                        name: "FK_terms_parts_terms_versions_Version",
                        column: x => x.Version,
                        principalTable: "terms_versions",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "terms_retirements",
                columns: table => new
                {
                    Version = table.Column<int>(type: "integer", nullable: false),
                    RetiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RetiredBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms_retirements", x => x.Version);
                    table.ForeignKey(
                        name: "FK_terms_retirements_terms_versions_Version",
                        column: x => x.Version,
                        principalTable: "terms_versions",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "terms_versions",
                columns: new[] { "Number", "PublishedAt", "PublishedBy" },
                values: new object[] { 1, new DateTimeOffset(new DateTime(2026, 11, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "MotoPortal" });

            migrationBuilder.InsertData(
                table: "terms_parts",
                columns: new[] { "Key", "Language", "Version", "Text" },
                values: new object[,]
                {
                    { "Agreement", "en", 1, "You agree that {merchant} keeps your card with its payment provider, Stripe, and starts a payment or a series of payments with it on your behalf, for: {purpose}." },
                    { "Amount", "en", 1, "We charge {amount}. You are told the exact amount before or when it is charged." },
                    { "Cancellation", "en", 1, "You can cancel at any time, free of charge, by telephone or in writing. What you have ordered and we have delivered remains payable; what we have charged without right is paid back." },
                    { "Changes", "en", 1, "Should we want to change these terms, we tell you by e-mail, by post or by telephone at least seven working days before. Nothing is charged under changed terms unless you have agreed to them." },
                    { "Expiry", "en", 1, "This agreement ends on {until}. After that day we charge nothing more and the card is removed." },
                    { "Identity", "en", 1, "We are {merchant}, {address}. You can reach us here: {contact}." },
                    { "Privacy", "en", 1, "Stripe keeps your card number; we never do. We keep your name, how to reach you, the last four digits of the card and this agreement. You may ask to see this, to have it corrected or erased, and you may complain to the authority: {authority}. The full notice comes with your copy." },
                    { "PrivacyNotice", "en", 1, "Responsible for your data is {merchant}, {address}. For questions about your data: {privacy}.\n\nWe keep your name, your e-mail address and telephone number, the brand, last four digits and expiry date of your card, your customer number at Stripe, what you agreed to, which words were read to you or signed by you, your answers and their times, the reference of the call or letter, and who served you.\n\nWe use this to charge what you agreed to, to prove your agreement, to answer you and to keep our accounts. The grounds are your consent to keep the card, article 6(1)(a) of the General Data Protection Regulation; the contract for what you order, article 6(1)(b); the law on accounts, article 6(1)(c); and our legitimate interest in being able to prove what was agreed, article 6(1)(f).\n\nStripe receives the card number and makes the payments; the card network and your bank receive what each payment needs. Stripe may handle data outside the European Economic Area, with the safeguards that chapter V of the Regulation asks for. Nobody else receives your data unless the law demands it.\n\nThe card is kept until this agreement ends or you withdraw it. The proof of the agreement is kept afterwards for as long as a payment can be disputed or the law demands it, and is then erased.\n\nYou may ask to see your data, to have them corrected or erased, to have their use restricted, to receive them in a common format, and you may object to their use. You may withdraw your consent at any time; what was done before remains lawful. You may complain to the authority: {authority}.\n\nYou are free not to give these data and not to have your card kept; your order can then be paid in another way. No decision about you is made by a machine alone." },
                    { "Redisplay", "en", 1, "May we also show you this card again as a saved card when you order from us another time? This is separate, and you may say no." },
                    { "Timing", "en", 1, "We charge the card {timing}." },
                    { "Withdrawal", "en", 1, "To withdraw it or to ask about it, call or write to {merchant}: {contact}. Withdrawing is as easy as agreeing, and your order does not depend on it." },
                    { "Agreement", "fr", 1, "Vous acceptez que {merchant} conserve votre carte chez son prestataire de paiement, Stripe, et déclenche avec elle, pour votre compte, un paiement ou une série de paiements pour : {purpose}." },
                    { "Amount", "fr", 1, "Nous débitons {amount}. Le montant exact vous est indiqué avant le débit ou au moment du débit." },
                    { "Cancellation", "fr", 1, "Vous pouvez annuler à tout moment, sans frais, par téléphone ou par écrit. Ce que vous avez commandé et que nous avons livré reste dû ; ce que nous aurions débité à tort est remboursé." },
                    { "Changes", "fr", 1, "Si nous souhaitons modifier ces conditions, nous vous prévenons par e-mail, par courrier ou par téléphone au moins sept jours ouvrés à l’avance. Rien n’est débité selon des conditions modifiées sans votre accord." },
                    { "Expiry", "fr", 1, "Cet accord prend fin le {until}. Après cette date, nous ne débitons plus rien et la carte est supprimée." },
                    { "Identity", "fr", 1, "Nous sommes {merchant}, {address}. Vous pouvez nous joindre ici : {contact}." },
                    { "Privacy", "fr", 1, "Stripe conserve le numéro de votre carte ; nous, jamais. Nous conservons votre nom, vos coordonnées, les quatre derniers chiffres de la carte et cet accord. Vous pouvez demander à voir ces données, à les faire rectifier ou effacer, et vous pouvez saisir l’autorité : {authority}. L’information complète accompagne votre copie." },
                    { "PrivacyNotice", "fr", 1, "Le responsable de vos données est {merchant}, {address}. Pour toute question sur vos données : {privacy}.\n\nNous conservons votre nom, votre adresse e-mail et votre numéro de téléphone, la marque, les quatre derniers chiffres et la date d’expiration de votre carte, votre numéro de client chez Stripe, ce que vous avez accepté, les mots qui vous ont été lus ou que vous avez signés, vos réponses et leur heure, la référence de l’appel ou du courrier, et la personne qui vous a servi.\n\nNous les utilisons pour débiter ce que vous avez accepté, prouver votre accord, vous répondre et tenir nos comptes. Les bases légales sont votre consentement à la conservation de la carte, article 6, paragraphe 1, point a), du règlement général sur la protection des données ; le contrat pour ce que vous commandez, point b) ; le droit comptable, point c) ; et notre intérêt légitime à pouvoir prouver ce qui a été convenu, point f).\n\nStripe reçoit le numéro de la carte et exécute les paiements ; le réseau de cartes et votre banque reçoivent ce que chaque paiement exige. Stripe peut traiter des données hors de l’Espace économique européen, avec les garanties que le chapitre V du règlement demande. Personne d’autre ne reçoit vos données, sauf si la loi l’exige.\n\nLa carte est conservée jusqu’à la fin de cet accord ou jusqu’à son retrait. La preuve de l’accord est conservée ensuite tant qu’un paiement peut être contesté ou que la loi l’exige, puis effacée.\n\nVous pouvez demander à voir vos données, à les faire rectifier ou effacer, à en limiter l’usage, à les recevoir dans un format courant, et vous opposer à leur usage. Vous pouvez retirer votre consentement à tout moment ; ce qui a été fait avant reste licite. Vous pouvez saisir l’autorité : {authority}.\n\nVous êtes libre de ne pas donner ces données et de ne pas faire conserver votre carte ; votre commande peut alors être payée autrement. Aucune décision vous concernant n’est prise par une machine seule." },
                    { "Redisplay", "fr", 1, "Pouvons-nous aussi vous présenter cette carte comme carte enregistrée lors d’une prochaine commande ? C’est une question à part, et vous pouvez dire non." },
                    { "Timing", "fr", 1, "Nous débitons la carte {timing}." },
                    { "Withdrawal", "fr", 1, "Pour le retirer ou poser une question, appelez {merchant} ou écrivez-nous : {contact}. Retirer votre accord est aussi simple que le donner, et votre commande n’en dépend pas." }
                });

            migrationBuilder.CreateIndex(
                name: "IX_card_removals_NextTryAt",
                table: "card_removals",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_CustomerId",
                table: "card_setups",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_NextCheckAt",
                table: "card_setups",
                column: "NextCheckAt");

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_PaymentIntentId",
                table: "card_setups",
                column: "PaymentIntentId");

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_SetupIntentId",
                table: "card_setups",
                column: "SetupIntentId");

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_StartedById_State",
                table: "card_setups",
                columns: new[] { "StartedById", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_charge_disputes_ChargeId",
                table: "charge_disputes",
                column: "ChargeId");

            migrationBuilder.CreateIndex(
                name: "IX_charge_disputes_NextCheckAt",
                table: "charge_disputes",
                column: "NextCheckAt");

            migrationBuilder.CreateIndex(
                name: "IX_charge_refunds_ChargeId",
                table: "charge_refunds",
                column: "ChargeId");

            migrationBuilder.CreateIndex(
                name: "IX_charge_refunds_NextCheckAt",
                table: "charge_refunds",
                column: "NextCheckAt");

            migrationBuilder.CreateIndex(
                name: "IX_charge_refunds_StripeRefundId",
                table: "charge_refunds",
                column: "StripeRefundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_charge_schedules_CustomerId",
                table: "charge_schedules",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_charge_schedules_NextDueOn",
                table: "charge_schedules",
                column: "NextDueOn");

            migrationBuilder.CreateIndex(
                name: "IX_charge_schedules_State_NextTryAt",
                table: "charge_schedules",
                columns: new[] { "State", "NextTryAt" });

            migrationBuilder.CreateIndex(
                name: "IX_charges_ConsentId",
                table: "charges",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_charges_CustomerId",
                table: "charges",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_charges_NextCheckAt",
                table: "charges",
                column: "NextCheckAt");

            migrationBuilder.CreateIndex(
                name: "IX_charges_Number",
                table: "charges",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_charges_PaymentIntentId",
                table: "charges",
                column: "PaymentIntentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_charges_RequestedAt",
                table: "charges",
                column: "RequestedAt");

            migrationBuilder.CreateIndex(
                name: "IX_charges_RequestedById_RequestedAt",
                table: "charges",
                columns: new[] { "RequestedById", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_consent_facts_ConsentId_Kind",
                table: "consent_facts",
                columns: new[] { "ConsentId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_consent_refusals_CustomerId",
                table: "consent_refusals",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_consent_refusals_RefusedAt",
                table: "consent_refusals",
                column: "RefusedAt");

            migrationBuilder.CreateIndex(
                name: "IX_consents_CustomerId",
                table: "consents",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_consents_GivenAt",
                table: "consents",
                column: "GivenAt");

            migrationBuilder.CreateIndex(
                name: "IX_consents_Number",
                table: "consents",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consents_SetupId",
                table: "consents",
                column: "SetupId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customer_deletions_NextTryAt",
                table: "customer_deletions",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_customers_Email",
                table: "customers",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_customers_Phone",
                table: "customers",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_customers_SeenAt",
                table: "customers",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_customers_StripeId",
                table: "customers",
                column: "StripeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_ChargeId",
                table: "ledger_entries",
                column: "ChargeId");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_ConsentId",
                table: "ledger_entries",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_CustomerId",
                table: "ledger_entries",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_SetupId",
                table: "ledger_entries",
                column: "SetupId");

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mails_ChargeId",
                table: "outgoing_mails",
                column: "ChargeId");

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mails_ConsentId",
                table: "outgoing_mails",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mails_CustomerId",
                table: "outgoing_mails",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mails_NextTryAt",
                table: "outgoing_mails",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "people",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "people",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_claims_UserId",
                table: "people_claims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_people_logins_UserId",
                table: "people_logins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_people_roles_RoleId",
                table: "people_roles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_reader_inspections_ReaderId",
                table: "reader_inspections",
                column: "ReaderId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "roles",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_roles_claims_RoleId",
                table: "roles_claims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_saved_cards_PaymentMethodId",
                table: "saved_cards",
                column: "PaymentMethodId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_signed_forms_At",
                table: "signed_forms",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_signed_forms_SetupId",
                table: "signed_forms",
                column: "SetupId");

            migrationBuilder.CreateIndex(
                name: "IX_stripe_calls_Subject_Kind",
                table: "stripe_calls",
                columns: new[] { "Subject", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_AppliedAt_DueAt",
                table: "stripe_events",
                columns: new[] { "AppliedAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_withdrawal_links_ConsentId",
                table: "withdrawal_links",
                column: "ConsentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "card_removals");

            migrationBuilder.DropTable(
                name: "charge_disputes");

            migrationBuilder.DropTable(
                name: "charge_refunds");

            migrationBuilder.DropTable(
                name: "charge_schedules");

            migrationBuilder.DropTable(
                name: "charges");

            migrationBuilder.DropTable(
                name: "consent_drafts");

            migrationBuilder.DropTable(
                name: "consent_endings");

            migrationBuilder.DropTable(
                name: "consent_evidence");

            migrationBuilder.DropTable(
                name: "consent_facts");

            migrationBuilder.DropTable(
                name: "consent_refusals");

            migrationBuilder.DropTable(
                name: "customer_deletions");

            migrationBuilder.DropTable(
                name: "customers");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "ledger_payloads");

            migrationBuilder.DropTable(
                name: "outgoing_attachments");

            migrationBuilder.DropTable(
                name: "people_claims");

            migrationBuilder.DropTable(
                name: "people_logins");

            migrationBuilder.DropTable(
                name: "people_roles");

            migrationBuilder.DropTable(
                name: "people_tokens");

            migrationBuilder.DropTable(
                name: "reader_inspections");

            migrationBuilder.DropTable(
                name: "reader_leases");

            migrationBuilder.DropTable(
                name: "retention_runs");

            migrationBuilder.DropTable(
                name: "roles_claims");

            migrationBuilder.DropTable(
                name: "saved_cards");

            migrationBuilder.DropTable(
                name: "signed_form_contents");

            migrationBuilder.DropTable(
                name: "stripe_calls");

            migrationBuilder.DropTable(
                name: "stripe_events");

            migrationBuilder.DropTable(
                name: "terms_draft_parts");

            migrationBuilder.DropTable(
                name: "terms_parts");

            migrationBuilder.DropTable(
                name: "terms_retirements");

            migrationBuilder.DropTable(
                name: "withdrawal_links");

            migrationBuilder.DropTable(
                name: "card_setups");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "outgoing_mails");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "signed_forms");

            migrationBuilder.DropTable(
                name: "terms_drafts");

            migrationBuilder.DropTable(
                name: "terms_versions");

            migrationBuilder.DropTable(
                name: "consents");
        }
    }
}
