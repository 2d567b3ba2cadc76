using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RestoresAndEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CreatedAt",
                table: "stripe_events",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GaveUpAt",
                table: "stripe_events",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "stripe_events",
                type: "TEXT",
                maxLength: 255,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "CommandAt",
                table: "reader_leases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CommandMilliseconds",
                table: "reader_leases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommandResult",
                table: "reader_leases",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CustomerId",
                table: "reader_leases",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeldSince",
                table: "reader_leases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "number_floors",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_floors", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_Subject_AppliedAt",
                table: "stripe_events",
                columns: new[] { "Subject", "AppliedAt" });

            NameSubjects(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "number_floors");

            migrationBuilder.DropIndex(
                name: "IX_stripe_events_Subject_AppliedAt",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "CreatedAt",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "GaveUpAt",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "CommandAt",
                table: "reader_leases");

            migrationBuilder.DropColumn(
                name: "CommandMilliseconds",
                table: "reader_leases");

            migrationBuilder.DropColumn(
                name: "CommandResult",
                table: "reader_leases");

            migrationBuilder.DropColumn(
                name: "CustomerId",
                table: "reader_leases");

            migrationBuilder.DropColumn(
                name: "HeldSince",
                table: "reader_leases");
        }

        // Events that an earlier version received and did not apply yet.
        private static void NameSubjects(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                "UPDATE stripe_events SET \"Subject\" = COALESCE(\"PaymentIntent\", \"SetupIntent\", \"PaymentMethod\", \"Customer\", \"EventId\")");
    }
}
